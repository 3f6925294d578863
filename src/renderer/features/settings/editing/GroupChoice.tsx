import { useTranslation } from 'react-i18next';
import { useSiteTime } from '../../../app/useSiteTime.ts';
import { Button } from '../../../ui/Button.tsx';
import styles from './GroupChoice.module.css';

/** How the items of a list fall into groups: devices by their kind. */
export interface ItemGrouping<Item> {
  readonly label: string;
  readonly of: (item: Item) => string;
  /** In this order; a group without items is not offered. */
  readonly groups: readonly { readonly value: string; readonly label: string }[];
}

interface GroupChoiceProps<Item> {
  readonly grouping: ItemGrouping<Item>;
  readonly items: readonly Item[];
  /** `null` for all of them. */
  readonly chosen: string | null;
  readonly onChange: (group: string | null) => void;
}

/** The groups of a list with how many are in each; one that is pressed is shown alone. */
export function GroupChoice<Item>({ grouping, items, chosen, onChange }: GroupChoiceProps<Item>) {
  const { t } = useTranslation('site');
  const siteTime = useSiteTime();
  const sizes = Map.groupBy(items, grouping.of);
  const offered = grouping.groups.filter(({ value }) => sizes.has(value) || value === chosen);
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that choose what is shown, not the fields of a form
    <div className={styles.groups} role="group" aria-label={grouping.label}>
      <Button size="small" pressed={chosen === null} onClick={() => onChange(null)}>
        {t('list.all')}
        <span className={styles.count}>{siteTime.number(items.length)}</span>
      </Button>
      {offered.map(({ value, label }) => (
        <Button
          key={value}
          size="small"
          pressed={chosen === value}
          onClick={() => onChange(chosen === value ? null : value)}
        >
          {label}
          <span className={styles.count}>{siteTime.number(sizes.get(value)?.length ?? 0)}</span>
        </Button>
      ))}
    </div>
  );
}
