import { Copy, Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { OnOff } from '../../../ui/OnOff.tsx';
import { BarredButton } from './BarredButton.tsx';
import styles from './ItemList.module.css';
import type { ListedItem } from './ItemList.tsx';
import type { ItemColumn } from './itemColumns.ts';

interface ItemRowProps<Item extends ListedItem> {
  readonly item: Item;
  readonly columns: readonly ItemColumn<Item>[];
  /** The widths of the columns, switch and actions included. */
  readonly tracks: string;
  readonly index: number;
  /** px from the start of the list. */
  readonly top: number;
  readonly isTabStop: boolean;
  readonly bar: string | null;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
  readonly onCopy: (() => void) | null;
  readonly onRemove: () => void;
  readonly onSwitch: ((isOn: boolean) => void) | null;
}

/** A row of a section's list: pressed anywhere but on its controls it opens the item. */
export function ItemRow<Item extends ListedItem>(props: ItemRowProps<Item>) {
  const { item, columns, tracks, index, top, isTabStop, bar, onFocus, onOpen, onCopy, onRemove, onSwitch } =
    props;
  const { t } = useTranslation('settings');
  const { name, enabled } = item;
  const action = { look: 'quiet', size: 'small', icon: true, tabIndex: isTabStop ? 0 : -1 } as const;
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid that is laid out by position
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers the keys
    <div
      role="row"
      className={styles.row}
      style={{ transform: `translateY(${top}px)`, gridTemplateColumns: tracks }}
      tabIndex={isTabStop ? 0 : -1}
      aria-rowindex={index + 2}
      data-item={item.id}
      data-off={enabled === false || undefined}
      onFocus={onFocus}
      onClick={(event) => {
        if (event.target instanceof Element && !event.target.closest('button, label, a')) {
          onOpen();
        }
      }}
    >
      {columns.map(({ id, cell }) => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus
        <div key={id} role="gridcell" className={styles.cell} data-column={id}>
          {cell(item)}
        </div>
      ))}
      {onSwitch && (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <div role="gridcell" className={styles.cell} data-column="enabled">
          <OnOff
            label={t('list.enable', { name })}
            isLabelHidden
            isOn={enabled === true}
            isDisabled={bar !== null}
            isTabStop={isTabStop}
            onChange={onSwitch}
          />
        </div>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <div role="gridcell" className={styles.cell} data-column="actions">
        <div className={styles.actions}>
          <BarredButton
            {...action}
            bar={null}
            aria-label={t('list.open', { name })}
            title={t('list.openHint')}
            onClick={onOpen}
          >
            <Pencil size={14} strokeWidth={1.75} aria-hidden="true" />
          </BarredButton>
          {onCopy && (
            <BarredButton
              {...action}
              bar={bar}
              aria-label={t('list.copy', { name })}
              title={t('list.copyHint')}
              onClick={onCopy}
            >
              <Copy size={14} strokeWidth={1.75} aria-hidden="true" />
            </BarredButton>
          )}
          <BarredButton
            {...action}
            bar={bar}
            aria-label={t('list.remove', { name })}
            title={t('list.removeHint')}
            onClick={onRemove}
          >
            <Trash2 size={14} strokeWidth={1.75} aria-hidden="true" />
          </BarredButton>
        </div>
      </div>
    </div>
  );
}
