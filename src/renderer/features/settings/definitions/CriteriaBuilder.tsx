import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CriteriaTree, Criterion } from '../../../../shared/domain/criteria.ts';
import { type PartnerType, parametersOf } from '../../../../shared/domain/definition.ts';
import styles from './CriteriaBuilder.module.css';
import { CriteriaGroupFields } from './CriteriaGroupFields.tsx';
import { criteriaSentence } from './criteriaSentence.ts';
import {
  addTo,
  type CriteriaPath,
  groupOf,
  type Join,
  joinAt,
  memberAt,
  moveBy,
  removeAt,
  replaceAt,
} from './criteriaTree.ts';

/** What can be done to the criteria, wherever in the tree. */
export interface CriteriaEditing {
  readonly tree: CriteriaTree;
  readonly partnerType: PartnerType;
  /** Whether what is missing is said also where nobody has been yet. */
  readonly isChecked: boolean;
  readonly replace: (path: CriteriaPath, criterion: Criterion) => void;
  readonly join: (path: CriteriaPath, join: Join) => void;
  readonly add: (path: CriteriaPath, kind: 'criterion' | 'group') => void;
  readonly remove: (path: CriteriaPath) => void;
  readonly move: (path: CriteriaPath, direction: -1 | 1) => void;
}

interface CriteriaBuilderProps {
  readonly tree: CriteriaTree;
  readonly partnerType: PartnerType;
  readonly isChecked: boolean;
  readonly onChange: (tree: CriteriaTree) => void;
}

/** A comparison before anything was typed. */
export function blankCriterion(type: PartnerType): Criterion {
  return { parameter: parametersOf(type)[0] ?? 'event', operator: 'equals', value: '' };
}

/** The criteria of a partner's events: comparisons in groups that are joined by AND or OR, and the whole read back (R-D17..R-D19). */
export function CriteriaBuilder({ tree, partnerType, isChecked, onChange }: CriteriaBuilderProps) {
  const { t } = useTranslation('definitions');
  const { t: alarms } = useTranslation('alarms');
  const frame = useRef<HTMLDivElement>(null);
  const focusWanted = useRef<string | null>(null);
  useLayoutEffect(() => {
    const wanted = focusWanted.current && frame.current?.querySelector<HTMLElement>(focusWanted.current);
    if (wanted) {
      focusWanted.current = null;
      wanted.focus();
    }
  });
  const focusAt = (path: CriteriaPath, control: string) => {
    focusWanted.current = `[data-place="${path.join('.')}"] [data-control="${control}"]`;
  };
  const editing: CriteriaEditing = {
    tree,
    partnerType,
    isChecked,
    replace: (path, criterion) => onChange(replaceAt(tree, path, criterion)),
    join: (path, join) => onChange(joinAt(tree, path, join)),
    add: (path, kind) => {
      const blank = blankCriterion(partnerType);
      const place = [...path, groupOf(memberAt(tree, path) ?? tree).members.length];
      focusAt(kind === 'group' ? [...place, 0] : place, 'parameter');
      onChange(addTo(tree, path, kind === 'group' ? { any: [blank] } : blank));
    },
    remove: (path) => {
      focusAt([...path.slice(0, -1), Math.max(0, (path.at(-1) ?? 0) - 1)], 'parameter');
      onChange(removeAt(tree, path));
    },
    move: (path, direction) => {
      const moved = moveBy(tree, path, direction);
      if (moved) {
        focusAt(moved.path, direction === 1 ? 'down' : 'up');
        onChange(moved.tree);
      }
    },
  };
  const sentence = criteriaSentence({ t, alarms }, tree);
  return (
    <div ref={frame} className={styles.builder}>
      <CriteriaGroupFields editing={editing} path={[]} />
      <p className={styles.sentence} data-incomplete={sentence === null || undefined} role="status">
        {sentence === null ? t('sentence.incomplete') : t('sentence.partner', { criteria: sentence })}
      </p>
    </div>
  );
}
