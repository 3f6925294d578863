import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EngineSite, incoming, openEngineSite } from '../../../tests/helpers/engineSite.ts';
import { isPassword } from './passwords.ts';

let site: EngineSite;

beforeEach(async () => {
  site = await openEngineSite();
});

afterEach(() => site.remove());

const password = 'una-contraseña-larga';
const later = '2026-03-02T20:00:00.000Z';

async function change(
  id: string,
  changed: { readonly enabled?: boolean; readonly password?: string; readonly roles?: readonly string[] },
): Promise<void> {
  const { configuration } = site.store;
  const user = await configuration.get('users', id);
  if (!user) {
    throw new Error(`there is no ${id}`);
  }
  const { enabled, password: secret, roles } = changed;
  await configuration.replace('users', id, user.version, {
    name: user.name,
    enabled: enabled ?? user.enabled,
    roles: [...(roles ?? user.roles)],
    ...(secret !== undefined && { password: secret }),
  });
}

test('R-J05 a user is found by his name without regard to case, his password is kept as a hash only', async () => {
  const { people, configuration } = site.store;
  expect(await people.credentials('ana')).toBeNull();
  await change('ana', { password });
  const found = await people.credentials(' ANA ');
  expect(found?.user).toEqual({ id: 'ana', name: 'ana', roles: ['operators'], rights: ['alarms.operate'] });
  expect(found?.passwordHash).toMatch(/^\$argon2id\$/);
  expect(await isPassword(password.normalize('NFD'), found?.passwordHash ?? '')).toBe(true);
  expect(await isPassword('otra', found?.passwordHash ?? '')).toBe(false);
  expect(JSON.stringify(await configuration.list('users'))).not.toContain('argon2id');
  await change('ana', { roles: ['operators', 'wing'] });
  expect((await people.credentials('ana'))?.passwordHash).toBe(found?.passwordHash);
  expect((await people.credentials('ana'))?.user.roles).toEqual(['operators', 'wing']);
});

test('R-J05 a session ends with its time, with sign-out, with a new password and with its user', async () => {
  const { people } = site.store;
  const open = (tokenHash: string, user: string) =>
    people.openSession({ tokenHash, user, device: 'd', expiresAt: later });
  const at = '2026-03-02T08:00:00.000Z';
  await open('one', 'ana');
  await open('two', 'ana');
  expect(await people.session('one', at)).toMatchObject({ user: await site.user('ana'), expiresAt: later });
  expect(await people.session('one', later)).toBeNull();
  await people.closeSession('one');
  expect(await people.session('one', at)).toBeNull();
  await change('ana', { password });
  expect(await people.session('two', at)).toBeNull();
  await open('three', 'ana');
  await change('ana', { enabled: false });
  expect(await people.session('three', at)).toBeNull();
  expect(await people.user('ana')).toBeNull();
  await change('ana', { enabled: true });
  expect(await people.session('three', at)).toBeNull();
});

test('R-J05 sessions that ended long ago are not kept', async () => {
  const { people } = site.store;
  await people.openSession({ tokenHash: 'old', user: 'ana', device: 'd', expiresAt: later });
  site.clock.advance(24 * 3600);
  await people.openSession({
    tokenHash: 'new',
    user: 'ana',
    device: 'd',
    expiresAt: '2027-01-01T00:00:00.000Z',
  });
  expect(await people.session('old', '2026-03-02T08:00:00.000Z')).toBeNull();
});

test('R-E10 the recipients of an alarm are those in its audience who are enabled and may operate, by name', async () => {
  const { people } = site.store;
  expect(await people.recipients({ roles: ['operators'], users: ['carla', 'boss'] })).toEqual([
    { id: 'ana', name: 'ana' },
    { id: 'carla', name: 'carla' },
    { id: 'luis', name: 'luis' },
  ]);
  await change('luis', { enabled: false });
  expect(await people.recipients({ roles: ['operators'], users: [] })).toEqual([{ id: 'ana', name: 'ana' }]);
});

test('R-J02 a user who was never there starts at the head of the journal, and stays there until he is told', async () => {
  const { people } = site.store;
  await site.engine.accept([incoming('1'), incoming('2')]);
  expect(await people.reading('ana')).toEqual({ news: 2, seen: 2 });
  await site.engine.accept([incoming('3')]);
  expect(await people.reading('ana')).toEqual({ news: 2, seen: 2 });
  expect(await people.reading('luis')).toEqual({ news: 3, seen: 3 });
});

test('R-D16 a partner is known by the hash of its token, the last one that it was given, while it is enabled', async () => {
  const { people, configuration } = site.store;
  const hash = (token: string) => createHash('sha256').update(token).digest('hex');
  const first = await configuration.issuePartnerToken('vms');
  expect(first).toMatch(/^[\w-]{43}$/);
  expect(await people.partnerOf(hash(first))).toEqual({ id: 'vms', name: 'VMS' });
  expect(await configuration.issuePartnerToken('vms', 'demo-ingest')).toBe('demo-ingest');
  expect(await people.partnerOf(hash(first))).toBeNull();
  expect(await people.partnerOf(hash('demo-ingest'))).toEqual({ id: 'vms', name: 'VMS' });
  await configuration.replace('partners', 'vms', 1, { name: 'VMS', type: null, enabled: false });
  expect(await people.partnerOf(hash('demo-ingest'))).toBeNull();
  await configuration.replace('partners', 'vms', 2, { name: 'VMS', type: null, enabled: true });
  expect(await people.partnerOf(hash('demo-ingest'))).toEqual({ id: 'vms', name: 'VMS' });
});
