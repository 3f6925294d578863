import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Answer, RunningSite, type SignedIn } from '../helpers/runningSite.ts';

let site: RunningSite;
let admin: SignedIn;

beforeAll(async () => {
  site = await RunningSite.start();
  admin = await site.signIn('admin');
});
afterEach(() => expect(site.errors).toEqual([]));
afterAll(() => site.end());

const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');

function post(address: string, text: string, contentType: string): Promise<Answer> {
  const headers = { 'content-type': contentType };
  return site.request('POST', address, { token: 'demo-ingest', headers, text });
}

const messages: readonly [
  what: string,
  address: string,
  text: string,
  contentType: string,
  events: number,
][] = [
  ['ONVIF', '/ingest/v1/onvif', fixture('onvif/notify.xml'), 'application/soap+xml; charset=utf-8', 2],
  ['UniFi Access', '/ingest/v1/access/unifi', fixture('unifi/logEntry.json'), 'application/json', 1],
  [
    'Plate Recognizer',
    '/ingest/v1/lpr/platerecognizer',
    fixture('platerecognizer/stream.json'),
    'application/json',
    3,
  ],
];

test.each(messages)(
  'R-B04 what %s sends is taken in, and once only',
  async (...[, address, text, contentType, events]) => {
    const first = await post(address, text, contentType);
    expect(first.status, first.text).toBe(202);
    expect(first.body.events).toHaveLength(events);
    const second = await post(address, text, contentType);
    expect(second.status).toBe(200);
    expect(second.body.events.map(({ id }: { readonly id: string }) => id)).toEqual(
      first.body.events.map(({ id }: { readonly id: string }) => id),
    );
  },
);

test('R-B01 a property that is only reported raises no alarm, one that changes does', async () => {
  const roles = (await admin.request('GET', '/api/v1/roles')).body.items as { readonly id: string }[];
  const made = await admin.request('POST', '/api/v1/definitions', {
    body: {
      name: 'Cualquier entrada digital',
      trigger: { kind: 'site', events: ['input.active'], resources: 'all' },
      priority: 3,
      recipients: { roles: [roles[0]?.id], users: [] },
    },
  });
  expect(made.status, made.text).toBe(201);
  const raised = async (): Promise<number> =>
    (await admin.request('GET', `/api/v1/alarms?definition=${made.body.id}`)).body.alarms.length;
  const input = (operation: string, at: string): string =>
    `<w:NotificationMessage xmlns:w="w" xmlns:t="t"><w:Topic>tns1:Device/Trigger/DigitalInput</w:Topic><w:Message>
     <t:Message UtcTime="${at}" PropertyOperation="${operation}"><t:Source><t:SimpleItem Name="InputToken" Value="in1"/></t:Source>
     <t:Data><t:SimpleItem Name="LogicalState" Value="true"/></t:Data></t:Message></w:Message></w:NotificationMessage>`;
  await post('/ingest/v1/onvif?device=camara-9', input('Initialized', '2026-03-02T08:00:00Z'), 'text/xml');
  expect(await raised()).toBe(0);
  await post('/ingest/v1/onvif?device=camara-9', input('Changed', '2026-03-02T08:00:01Z'), 'text/xml');
  expect(await raised()).toBe(1);
});

test('R-B01 a body that is not understood is refused with the reason and counted by format and reason', async () => {
  const laughs = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>';
  expect((await post('/ingest/v1/onvif', laughs, 'text/xml')).status).toBe(422);
  expect((await post('/ingest/v1/access/unifi', '{', 'application/json')).status).toBe(400);
  expect((await post('/ingest/v1/lpr/platerecognizer', 'x', 'text/csv')).status).toBe(415);
  const { text } = await site.request('GET', '/metrics');
  expect(text).toContain('valerus_ingest_refusals_total{format="onvif",reason="notUnderstood"} 1');
  expect(text).toContain('valerus_ingest_refusals_total{format="unifi",reason="malformed"} 1');
  expect(text).toContain(
    'valerus_ingest_refusals_total{format="platerecognizer",reason="unsupportedType"} 1',
  );
});
