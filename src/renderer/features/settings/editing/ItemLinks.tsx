import { depart } from '../../../app/departures.ts';
import { useAppDispatch } from '../../../app/hooks.ts';
import type { SettingsSection } from '../../../app/placeSlice.ts';
import styles from './ItemLinks.module.css';

interface ItemLinksProps {
  readonly section: SettingsSection;
  readonly items: readonly { readonly id: string; readonly name: string }[];
  /** What they have to do with it. */
  readonly title?: string | undefined;
}

/** Items of another section by name, each with the way to it. */
export function ItemLinks({ section, items, title }: ItemLinksProps) {
  const dispatch = useAppDispatch();
  return (
    <>
      {title && <p>{title}</p>}
      <ul className={styles.list}>
        {items.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.link}
              onClick={() =>
                dispatch(depart({ kind: 'settings', to: { section, item: { kind: 'item', id } } }))
              }
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
