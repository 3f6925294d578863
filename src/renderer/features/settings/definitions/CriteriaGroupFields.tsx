import { FolderPlus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/Choice.tsx';
import { BarredButton } from '../editing/BarredButton.tsx';
import styles from './CriteriaBuilder.module.css';
import type { CriteriaEditing } from './CriteriaBuilder.tsx';
import { CriterionFields } from './CriterionFields.tsx';
import { type CriteriaPath, groupOf, hasRoom, isCriterion, memberAt } from './criteriaTree.ts';
import { MemberButtons } from './MemberButtons.tsx';

interface CriteriaGroupFieldsProps {
  readonly editing: CriteriaEditing;
  readonly path: CriteriaPath;
}

/** A group of criteria: how they are joined, its members one below the other, and what can be added. */
export function CriteriaGroupFields({ editing, path }: CriteriaGroupFieldsProps) {
  const { t } = useTranslation('definitions');
  const { join, members } = groupOf(memberAt(editing.tree, path) ?? editing.tree);
  const isRoot = path.length === 0;
  const bar = (kind: 'criterion' | 'group') =>
    hasRoom(editing.tree, path, kind) ? null : t('criteria.noRoom');
  return (
    // biome-ignore lint/a11y/useSemanticElements: groups in groups, laid out as lines; a fieldset would draw its own
    <div
      className={styles.group}
      role="group"
      aria-label={isRoot ? t('criteria.title') : t('criteria.group')}
      data-root={isRoot || undefined}
      data-place={isRoot ? 'root' : path.join('.')}
    >
      {(members.length > 1 || !isRoot) && (
        <div className={styles.groupHead}>
          <Choice
            label={t('criteria.joinLabel')}
            value={join}
            options={[
              { value: 'all', label: t('criteria.join.all') },
              { value: 'any', label: t('criteria.join.any') },
            ]}
            onChange={(next) => editing.join(path, next)}
          />
          {!isRoot && <MemberButtons editing={editing} path={path} removeLabel={t('criteria.removeGroup')} />}
        </div>
      )}
      <ul className={styles.members}>
        {members.map((member, index) => {
          const place = [...path, index];
          return (
            <li key={place.join('.')} className={styles.member}>
              {index > 0 && (
                <span className={styles.joint}>{join === 'all' ? t('criteria.and') : t('criteria.or')}</span>
              )}
              {isCriterion(member) ? (
                <CriterionFields editing={editing} criterion={member} path={place} />
              ) : (
                <CriteriaGroupFields editing={editing} path={place} />
              )}
            </li>
          );
        })}
      </ul>
      <div className={styles.adding}>
        <BarredButton
          size="small"
          look="quiet"
          bar={bar('criterion')}
          onClick={() => editing.add(path, 'criterion')}
        >
          <Plus size={14} strokeWidth={1.75} aria-hidden="true" />
          {t('criteria.add')}
        </BarredButton>
        <BarredButton size="small" look="quiet" bar={bar('group')} onClick={() => editing.add(path, 'group')}>
          <FolderPlus size={14} strokeWidth={1.75} aria-hidden="true" />
          {t('criteria.addGroup')}
        </BarredButton>
      </div>
    </div>
  );
}
