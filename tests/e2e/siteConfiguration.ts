import type { StoredFile } from '../../src/shared/link/files.ts';
import { expect } from './fixtures.ts';
import type { SiteProcess } from './siteProcess.ts';

/** Puts something into the site's configuration as its administrator, and answers it as it is stored. */
export async function create(
  site: SiteProcess,
  collection: 'procedures' | 'definitions',
  body: object,
): Promise<{ readonly id: string }> {
  const admin = await site.as('admin');
  const answer = await admin(`/api/v1/${collection}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await answer.json()) as { id: string };
}

/** Changes some of the site's settings, its tier for one. */
export async function changeSite(site: SiteProcess, change: object): Promise<void> {
  const admin = await site.as('admin');
  const before = await admin('/api/v1/site');
  const { version: _version, ...settings } = (await before.json()) as Record<string, unknown>;
  const answer = await admin('/api/v1/site', {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'if-match': before.headers.get('etag') ?? '' },
    body: JSON.stringify({ ...settings, ...change }),
  });
  expect(answer.status, await answer.clone().text()).toBe(200);
}

/** Changes where a camera's video comes from. */
export async function changeVideo(site: SiteProcess, camera: string, video: object): Promise<void> {
  const admin = await site.as('admin');
  const address = `/api/v1/resources/${camera}`;
  const before = await admin(address);
  const { id: _id, version: _version, ...body } = (await before.json()) as Record<string, unknown>;
  const answer = await admin(address, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'if-match': before.headers.get('etag') ?? '' },
    body: JSON.stringify({ ...body, video }),
  });
  expect(answer.status, await answer.clone().text()).toBe(200);
}

/** A recorder that is not there: nothing listens on the discard port. */
export const deadRecorder = {
  source: 'hls',
  live: 'http://127.0.0.1:9/live.m3u8',
  playback: 'http://127.0.0.1:9/p.m3u8',
} as const;

/** Uploads the file of a step. */
export async function upload(site: SiteProcess, name: string, bytes: Buffer): Promise<StoredFile> {
  const admin = await site.as('admin');
  const answer = await admin(`/api/v1/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  });
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await answer.json()) as StoredFile;
}

/** The ids of users by their names. */
export async function idsOf(site: SiteProcess, names: readonly string[]): Promise<readonly string[]> {
  const admin = await site.as('admin');
  const { items } = (await (await admin('/api/v1/users')).json()) as {
    items: readonly { readonly id: string; readonly name: string }[];
  };
  return names.map((name) => items.find((user) => user.name === name)?.id ?? '');
}

/** A step of a procedure; what is not said of it is off. */
export function step(id: string, text: string, rules: object = {}): object {
  return { id, text, ...rules };
}

/** An alarm on a kind of event of one resource, for these users. */
export function deviceDefinition(
  name: string,
  kind: string,
  resource: string,
  users: readonly string[],
  more: object = {},
): object {
  return {
    name,
    trigger: { kind: 'site', events: [kind], resources: [resource] },
    recipients: { roles: [], users },
    priority: 2,
    ...more,
  };
}
