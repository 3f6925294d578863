import { useTranslation } from 'react-i18next';
import type { ProcedureUse } from '../../../../shared/link/configuration.ts';
import { depart } from '../../../app/departures.ts';
import { useAppDispatch } from '../../../app/hooks.ts';
import styles from './UsedByDefinitions.module.css';

interface UsedByDefinitionsProps {
  readonly usedBy: ProcedureUse;
  /** As the reason why the procedure cannot be deleted. */
  readonly isRefusal?: boolean;
}

/** The definitions that use a procedure, each with the way to it (R-C01). */
export function UsedByDefinitions({ usedBy, isRefusal = false }: UsedByDefinitionsProps) {
  const { t } = useTranslation('settings');
  const dispatch = useAppDispatch();
  return (
    <>
      {isRefusal && <p>{t('procedure.kept')}</p>}
      <ul className={styles.list}>
        {usedBy.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.link}
              onClick={() =>
                dispatch(
                  depart({
                    kind: 'settings',
                    to: { section: 'definitions', item: { kind: 'item', id } },
                  }),
                )
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
