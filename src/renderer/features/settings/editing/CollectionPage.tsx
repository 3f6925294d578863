import { type LucideIcon, Plus } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigurationName, ConfigurationShown } from '../../../../shared/link/configuration.ts';
import type { Problem } from '../../../../shared/link/rest.ts';
import { depart } from '../../../app/departures.ts';
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts';
import type { SettingsItem } from '../../../app/placeSlice.ts';
import { selectLocale } from '../../../app/workstationSlice.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { SearchBox } from '../../../ui/SearchBox.tsx';
import { useItems } from '../settingsApi.ts';
import { sectionText } from '../settingsTexts.ts';
import { BarredButton } from './BarredButton.tsx';
import styles from './CollectionPage.module.css';
import { useChangeBar } from './changeBar.ts';
import { GroupChoice, type ItemGrouping } from './GroupChoice.tsx';
import { ItemList } from './ItemList.tsx';
import { arrangedItems, type ItemColumn } from './itemColumns.ts';
import { firstListView, type ItemListView, listViewChanged } from './itemListsSlice.ts';
import { LoadState } from './LoadState.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { RefusalBanner } from './SiteRefusal.tsx';
import { useSwitching } from './useSwitching.ts';

interface CollectionPageProps<Name extends ConfigurationName> {
  /** The collection, which is also the section of the settings. */
  readonly collection: Name;
  readonly icon: LucideIcon;
  /** The first one is the order in which the list stands until a header is pressed. */
  readonly columns: readonly ItemColumn<ConfigurationShown<Name>>[];
  /** What the search looks at; the name alone where it is left out. */
  readonly searchText?: (item: ConfigurationShown<Name>) => string;
  readonly texts: {
    /** On the button: "New procedure". */
    readonly create: string;
    /** Where there are none yet: what one is good for. */
    readonly empty: string;
  };
  /** A column that enables and disables where the item stands (R-C02, R-D01). */
  readonly hasSwitch?: boolean;
  /** Groups of which one can be shown alone. */
  readonly grouping?: ItemGrouping<ConfigurationShown<Name>>;
  /** Left out where a copy makes no sense. */
  readonly isCopyable?: boolean;
  /** Why this one cannot be removed, known beforehand; `null` where nothing is in the way. */
  readonly whyKept?: (item: ConfigurationShown<Name>) => ReactNode | null;
  /** Words for a refusal that the section knows better than the frame. */
  readonly refusalWords?: (problem: Problem) => string | undefined;
  /** Below the title, above the list. */
  readonly notice?: ReactNode;
}

/** The list of a section: search, sort, new, open, duplicate, enable, delete. */
export function CollectionPage<Name extends ConfigurationName>(props: CollectionPageProps<Name>) {
  const { collection, icon: Icon, columns, searchText, texts, hasSwitch = false, notice } = props;
  const { isCopyable = true, whyKept, refusalWords, grouping } = props;
  type Item = ConfigurationShown<Name> & { readonly enabled?: boolean };
  const { t } = useTranslation('settings');
  const dispatch = useAppDispatch();
  const locale = useAppSelector(selectLocale);
  const view = useAppSelector((state) => state.itemLists[collection]) ?? firstListView;
  const known = useItems(collection);
  const bar = useChangeBar(collection);
  const switching = useSwitching(collection);
  const [removed, setRemoved] = useState<Item | null>(null);
  const items = known.value as readonly Item[] | null;
  const order = view.sort ?? { column: columns[0]?.id ?? '', descending: false };
  const { column, descending } = order;
  const arranged = useMemo(
    () =>
      arrangedItems(
        (items ?? []).filter((item) => !grouping || view.group === null || grouping.of(item) === view.group),
        columns,
        { words: view.search, textOf: searchText ?? (({ name }) => name) },
        { order: { column, descending }, locale },
      ),
    [items, columns, grouping, view.group, view.search, searchText, column, descending, locale],
  );
  const change = (changed: Partial<ItemListView>) =>
    dispatch(listViewChanged({ section: collection, change: changed }));
  const go = (item: SettingsItem) =>
    dispatch(depart({ kind: 'settings', to: { section: collection, item } }));
  const createButton = (
    <BarredButton look="primary" bar={bar} onClick={() => go({ kind: 'new', copyOf: null })}>
      <Plus size={16} strokeWidth={1.75} aria-hidden="true" />
      {texts.create}
    </BarredButton>
  );
  return (
    <div className={styles.page}>
      <header className={styles.toolbar}>
        <h2 className={styles.title}>{sectionText(t, collection)}</h2>
        {items !== null && <span className={styles.count}>{items.length}</span>}
        <div className={styles.space} />
        {items !== null && items.length > 0 && (
          <SearchBox
            label={t('list.search')}
            clearLabel={t('list.clear')}
            value={view.search}
            onChange={(search) => change({ search })}
          />
        )}
        {createButton}
      </header>
      {notice}
      {grouping && items !== null && (
        <GroupChoice
          grouping={grouping}
          items={items}
          chosen={view.group}
          onChange={(group) => change({ group })}
        />
      )}
      {switching.error && (
        <RefusalBanner error={switching.error} words={refusalWords} onDismiss={switching.dismiss} />
      )}
      {items === null ? (
        <LoadState error={known.error} onRetry={known.refetch} />
      ) : items.length === 0 ? (
        <EmptyState
          icon={<Icon size={28} strokeWidth={1.5} aria-hidden="true" />}
          title={t('list.none')}
          text={texts.empty}
        />
      ) : arranged.length === 0 ? (
        <EmptyState
          icon={<Icon size={28} strokeWidth={1.5} aria-hidden="true" />}
          title={t('list.nothingFound')}
          text={t('list.nothingFoundText', { words: view.search })}
        />
      ) : (
        <ItemList
          label={sectionText(t, collection)}
          items={arranged}
          columns={columns}
          order={order}
          current={view.current}
          bar={bar}
          onSort={(sort) => change({ sort })}
          onCurrent={(current) => change({ current })}
          onOpen={(id) => go({ kind: 'item', id })}
          onCopy={isCopyable ? (id) => go({ kind: 'new', copyOf: id }) : null}
          onRemove={setRemoved}
          onSwitch={hasSwitch ? switching.change : null}
        />
      )}
      {removed && (
        <RemoveDialog
          collection={collection}
          item={removed}
          kept={whyKept?.(removed) ?? null}
          words={refusalWords}
          onClose={() => setRemoved(null)}
        />
      )}
    </div>
  );
}
