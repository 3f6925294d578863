import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { criteriaOf } from '../../../../shared/domain/criteria.ts';
import { Button } from '../../../ui/Button.tsx';
import { BarredButton } from '../editing/BarredButton.tsx';
import styles from './CriteriaBuilder.module.css';
import type { CriteriaEditing } from './CriteriaBuilder.tsx';
import { type CriteriaPath, memberAt, moveBy } from './criteriaTree.ts';

interface MemberButtonsProps {
  readonly editing: CriteriaEditing;
  readonly path: CriteriaPath;
  readonly removeLabel: string;
}

/** Moves a criterion or a group up and down, also into the groups beside it and out of its own, and removes it. */
export function MemberButtons({ editing, path, removeLabel }: MemberButtonsProps) {
  const { t } = useTranslation('definitions');
  const { tree } = editing;
  const member = memberAt(tree, path);
  const isAll = member !== null && criteriaOf(member).length === criteriaOf(tree).length;
  return (
    <span className={styles.buttons}>
      <Button
        look="quiet"
        size="small"
        icon
        data-control="up"
        aria-label={t('criteria.up')}
        unavailable={moveBy(tree, path, -1) === null}
        onClick={() => editing.move(path, -1)}
      >
        <ArrowUp size={14} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <Button
        look="quiet"
        size="small"
        icon
        data-control="down"
        aria-label={t('criteria.down')}
        unavailable={moveBy(tree, path, 1) === null}
        onClick={() => editing.move(path, 1)}
      >
        <ArrowDown size={14} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <BarredButton
        look="quiet"
        size="small"
        icon
        aria-label={removeLabel}
        bar={isAll ? t('criteria.onlyOne') : null}
        onClick={() => editing.remove(path)}
      >
        <Trash2 size={14} strokeWidth={1.75} aria-hidden="true" />
      </BarredButton>
    </span>
  );
}
