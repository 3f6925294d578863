import { Plus } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover, Pressable, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type ActionKind, actionKinds } from '../../../../shared/domain/action.ts';
import { Button } from '../../../ui/Button.tsx';
import { BarredButton } from '../editing/BarredButton.tsx';
import styles from './ActionFields.module.css';
import { actionText } from './definitionTexts.ts';

interface AddActionButtonProps {
  /** Why there can be no further one; `null` where there can. */
  readonly bar: string | null;
  readonly onAdd: (kind: ActionKind) => void;
}

/** Adds an action of one of the kinds that there are. */
export function AddActionButton({ bar, onAdd }: AddActionButtonProps) {
  const { t } = useTranslation('definitions');
  const content = (
    <>
      <Plus size={14} strokeWidth={1.75} aria-hidden="true" />
      {t('action.add')}
    </>
  );
  if (bar !== null) {
    return (
      <span className={styles.adding}>
        <BarredButton bar={bar} data-control="add">
          {content}
        </BarredButton>
      </span>
    );
  }
  return (
    <span className={styles.adding}>
      <MenuTrigger>
        <Pressable>
          <Button data-control="add">{content}</Button>
        </Pressable>
        <Popover className={styles.popover ?? ''} placement="bottom start" offset={4}>
          <Menu className={styles.menu ?? ''} aria-label={t('action.add')}>
            {actionKinds.map((kind) => {
              const { name, about } = actionText(t, kind);
              return (
                <MenuItem
                  key={kind}
                  className={styles.item ?? ''}
                  textValue={name}
                  onAction={() => onAdd(kind)}
                >
                  <Text slot="label">{name}</Text>
                  <Text slot="description" className={styles.about ?? ''}>
                    {about}
                  </Text>
                </MenuItem>
              );
            })}
          </Menu>
        </Popover>
      </MenuTrigger>
    </span>
  );
}
