import { useState } from 'react';
import type { SavedQuery, SavedQueryBody } from '../../../shared/link/search.ts';
import type { SiteError } from '../../app/siteApi.ts';
import type { QueryForm } from './queryForm.ts';
import { siteErrorOf, useCreateQueryMutation, useReplaceQueryMutation } from './searchApi.ts';

/** Why a query was not saved, where it is about none of its fields. */
export type Trouble =
  | { readonly kind: 'stale' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'other'; readonly error: SiteError };

/** Saves a query, and keeps what came of it until something is changed. */
export function useQuerySaving() {
  const [create, creating] = useCreateQueryMutation();
  const [replace, replacing] = useReplaceQueryMutation();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isNameTaken, setIsNameTaken] = useState(false);
  const [wasSaved, setWasSaved] = useState(false);

  const refused = (error: SiteError) => {
    const code = error.kind === 'refused' ? error.problem.code : null;
    if (code === 'CONFLICT') setIsNameTaken(true);
    else if (code === 'STALE_VERSION') setTrouble({ kind: 'stale' });
    else if (code === 'NOT_FOUND') setTrouble({ kind: 'gone' });
    else setTrouble({ kind: 'other', error });
  };
  return {
    isSaving: creating.isLoading || replacing.isLoading,
    trouble,
    isNameTaken,
    wasSaved,
    forget: () => setTrouble(null),
    changed: (changed: Partial<QueryForm>) => {
      setWasSaved(false);
      if ('name' in changed) setIsNameTaken(false);
    },
    /** As a new one where `as` is `null`; answers the saved query, or `null` where it was refused. */
    async save(
      body: SavedQueryBody,
      as: { readonly id: string; readonly version: number } | null,
    ): Promise<SavedQuery | null> {
      setTrouble(null);
      setIsNameTaken(false);
      const answer = as ? await replace({ ...as, body }) : await create({ body });
      if (answer.error) {
        refused(siteErrorOf(answer.error));
        return null;
      }
      setWasSaved(true);
      return answer.data;
    },
  };
}
