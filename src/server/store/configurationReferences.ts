import type { ConfigurationBody, ConfigurationName } from '../../shared/link/configuration.ts';

/** One mention of a configured thing by another: in which field, of which collection, which id. */
export interface Reference {
  readonly field: string;
  readonly collection: ConfigurationName;
  readonly id: string;
}

/** Everything that a definition names; what it names cannot be removed (R-C01). */
export function referencesOfDefinition(body: ConfigurationBody<'definitions'>): readonly Reference[] {
  const { trigger, schedule, procedure, relatedResources, recipients, actions = [] } = body;
  return [
    { field: 'schedule', collection: 'schedules', id: schedule },
    ...(procedure === null ? [] : [{ field: 'procedure', collection: 'procedures' as const, id: procedure }]),
    ...(trigger.kind === 'partner'
      ? [{ field: 'trigger.partner', collection: 'partners' as const, id: trigger.partner }]
      : references('trigger.resources', 'resources', trigger.resources === 'all' ? [] : trigger.resources)),
    ...references('relatedResources', 'resources', relatedResources),
    ...references('recipients.roles', 'roles', recipients.roles),
    ...references('recipients.users', 'users', recipients.users),
    ...references(
      'actions.camera',
      'resources',
      actions.flatMap((action) => (action.kind === 'showCamera' ? action.camera : [])),
    ),
  ];
}

/** Everything that a user names: his roles. */
export function referencesOfUser(body: Pick<ConfigurationBody<'users'>, 'roles'>): readonly Reference[] {
  return references('roles', 'roles', body.roles);
}

function references(
  field: string,
  collection: ConfigurationName,
  ids: readonly string[],
): readonly Reference[] {
  return ids.map((id) => ({ field, collection, id }));
}
