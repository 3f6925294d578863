import type { TFunction } from 'i18next';
import type { Right } from '../../../../shared/domain/audience.ts';
import type { Problem } from '../../../../shared/link/rest.ts';

/** A right and what it lets its holders do. */
export function rightText(
  t: TFunction<'settings'>,
  right: Right,
): { readonly label: string; readonly description: string } {
  switch (right) {
    case 'alarms.operate':
      return { label: t('right.operate'), description: t('right.operateText') };
    case 'alarms.seeAll':
      return { label: t('right.seeAll'), description: t('right.seeAllText') };
    case 'search.run':
      return { label: t('right.search'), description: t('right.searchText') };
    case 'configuration.read':
      return { label: t('right.read'), description: t('right.readText') };
    case 'configuration.write':
      return { label: t('right.write'), description: t('right.writeText') };
    case 'people.write':
      return { label: t('right.people'), description: t('right.peopleText') };
  }
}

/** Words for the one refusal that only people have: somebody must be left who may change them. */
export function lockOutText(t: TFunction<'settings'>, { code, problems }: Problem): string | undefined {
  // What is used elsewhere comes with the names of its users; the last administrator comes alone.
  return code === 'IN_USE' && problems === undefined ? t('people.lastAdministrator') : undefined;
}
