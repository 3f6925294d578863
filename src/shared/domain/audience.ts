/** What a role lets its users do; `alarms.seeAll` makes an administrator's view of every alarm (R-D10). */
export const rights = [
  'alarms.operate',
  'alarms.seeAll',
  'search.run',
  'configuration.read',
  'configuration.write',
  'people.write',
] as const;
/** One of `rights`. */
export type Right = (typeof rights)[number];

/** The recipients of an alarm: roles, users or both (R-D10). */
export interface Audience {
  readonly roles: readonly string[];
  readonly users: readonly string[];
}

/** Answers whether two audiences are the same people, in whatever order they are named. */
export function isSameAudience(one: Audience, other: Audience): boolean {
  return hasSameMembers(one.roles, other.roles) && hasSameMembers(one.users, other.users);
}

function hasSameMembers(one: readonly string[], other: readonly string[]): boolean {
  const members = new Set(one);
  return new Set(other).size === members.size && other.every((member) => members.has(member));
}

/** A user as the rules see him: who he is, the roles he has and what they let him do. */
export interface Viewer {
  readonly id: string;
  readonly roles: readonly string[];
  readonly rights: readonly Right[];
}

/** Answers whether the user is a recipient: named himself, or through one of his roles. */
export function isRecipient(audience: Audience, viewer: Viewer): boolean {
  return audience.users.includes(viewer.id) || audience.roles.some((role) => viewer.roles.includes(role));
}

/** Answers whether the user may see the alarm: a recipient, or one who sees all (R-D10, R-E02). */
export function maySee(audience: Audience, viewer: Viewer): boolean {
  return viewer.rights.includes('alarms.seeAll') || isRecipient(audience, viewer);
}

/** Answers whether the user may act on the alarm: a recipient whose role lets him operate. */
export function mayOperate(audience: Audience, viewer: Viewer): boolean {
  return viewer.rights.includes('alarms.operate') && isRecipient(audience, viewer);
}

/** Answers the audience of all who are in one of these, each named once and in order (R-H07: an event follows its alarms). */
export function unionOf(audiences: readonly Audience[]): Audience {
  const all = (of: (audience: Audience) => readonly string[]) => [...new Set(audiences.flatMap(of))].sort();
  return { roles: all(({ roles }) => roles), users: all(({ users }) => users) };
}

/**
 * Answers whether the user may see an event (R-H07). One that raised alarms is seen by whoever may see one of these; one that
 * raised none has no recipients, so it is shown to those who see all or who look after the configuration (ADR 0020).
 */
export function maySeeEvent(audience: Audience | null, viewer: Viewer): boolean {
  return audience === null
    ? viewer.rights.includes('alarms.seeAll') || viewer.rights.includes('configuration.read')
    : maySee(audience, viewer);
}
