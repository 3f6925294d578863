import { BellRing, Copy, ListFilter, LoaderCircle, Play, Plus, Trash2, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedQuery } from '../../../shared/link/search.ts';
import { useAppSelector } from '../../app/hooks.ts';
import { useSiteTime } from '../../app/useSiteTime.ts';
import { selectUserId } from '../../app/workstationSlice.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Hint } from '../../ui/Hint.tsx';
import styles from './QueryList.module.css';

interface QueryListProps {
  readonly queries: readonly SavedQuery[];
  readonly state: 'loading' | 'there' | 'failed';
  readonly edited: string | null;
  readonly onRetry: () => void;
  readonly onNew: () => void;
  readonly onEdit: (query: SavedQuery) => void;
  readonly onRun: (query: SavedQuery) => void;
  readonly onDuplicate: (query: SavedQuery) => void;
  readonly onRemove: (query: SavedQuery) => void;
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;
const large = { size: 28, strokeWidth: 1.5, 'aria-hidden': true } as const;

/** "My queries": the user's own and the public ones, who made them and when they were last searched with (R-H01). */
export function QueryList(props: QueryListProps) {
  const { queries, state, edited, onRetry, onNew } = props;
  const { t } = useTranslation('search');
  return (
    <section className={styles.queries} aria-label={t('queries.title')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('queries.title')}</h2>
        <Button size="small" onClick={onNew}>
          <Plus {...icon} size={14} />
          {t('queries.new')}
        </Button>
      </header>
      {state === 'loading' && <EmptyState icon={<LoaderCircle {...large} />} title={t('queries.loading')} />}
      {state === 'failed' && queries.length === 0 && (
        <EmptyState
          icon={<Unplug {...large} />}
          title={t('queries.failed')}
          action={<Button onClick={onRetry}>{t('results.retry')}</Button>}
        />
      )}
      {state === 'there' && queries.length === 0 && (
        <EmptyState icon={<ListFilter {...large} />} title={t('queries.none')} text={t('queries.noneText')} />
      )}
      {queries.length > 0 && (
        <ul className={styles.list} aria-label={t('queries.list')}>
          {queries.map((query) => (
            <QueryLine key={query.id} {...props} query={query} isEdited={query.id === edited} />
          ))}
        </ul>
      )}
    </section>
  );
}

type QueryLineProps = QueryListProps & { readonly query: SavedQuery; readonly isEdited: boolean };

function QueryLine({ query, isEdited, onEdit, onRun, onDuplicate, onRemove }: QueryLineProps) {
  const { t } = useTranslation('search');
  const siteTime = useSiteTime();
  const userId = useAppSelector(selectUserId);
  const { name, isPublic, owner, ranAt } = query;
  const isOwn = owner.id === userId;
  const whose = isPublic
    ? isOwn
      ? t('queries.public')
      : t('queries.byOther', { owner: owner.name })
    : t('queries.private');
  const ran =
    ranAt === null
      ? t('queries.neverRan')
      : t('queries.ranAt', { time: siteTime.dateAndTime(Date.parse(ranAt)) });
  const isOfAlarms = query.query.in === 'alarms';
  const Kind = isOfAlarms ? BellRing : ListFilter;
  return (
    <li className={styles.line} data-opened={isEdited || undefined}>
      <button
        type="button"
        className={styles.query}
        aria-current={isEdited || undefined}
        onClick={() => onEdit(query)}
      >
        <Kind
          size={16}
          strokeWidth={1.75}
          role="img"
          aria-label={isOfAlarms ? t('queries.inAlarms') : t('queries.inEvents')}
        />
        <span className={styles.words}>
          <span className={styles.name}>{name}</span>
          <span className={styles.aside}>{whose}</span>
          <span className={styles.aside}>{ran}</span>
        </span>
      </button>
      <span className={styles.actions}>
        <LineButton label={t('queries.run', { name })} onClick={() => onRun(query)}>
          <Play {...icon} />
        </LineButton>
        <LineButton label={`${t('form.duplicate')}: ${name}`} onClick={() => onDuplicate(query)}>
          <Copy {...icon} />
        </LineButton>
        {query.mayChange && (
          <LineButton label={`${t('form.remove')}: ${name}`} onClick={() => onRemove(query)}>
            <Trash2 {...icon} />
          </LineButton>
        )}
      </span>
    </li>
  );
}

function LineButton({
  label,
  onClick,
  children,
}: {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Hint text={label}>
      <Button look="quiet" size="small" icon aria-label={label} onClick={onClick}>
        {children}
      </Button>
    </Hint>
  );
}
