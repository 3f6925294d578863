import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '../../src/server/demo/seededRandom.ts';
import {
  sampleBiff,
  sampleDoc,
  sampleDocx,
  sampleJpeg,
  sampleMacros,
  samplePdf,
  samplePng,
  sampleXls,
  sampleXlsx,
  zipOf,
} from '../helpers/officeFiles.ts';
import type { SignedIn } from '../helpers/runningSite.ts';
import { casesOf, type HostileRequest, HostileSite, seed } from './hostileSite.ts';
import { multipartForm } from './multipartForm.ts';
import { hostileText, mutatedBytes, pick } from './mutations.ts';

const random = seededRandom(seed + 2);
let attacked: HostileSite;
let admin: SignedIn;

beforeAll(async () => {
  attacked = await HostileSite.start();
  admin = await attacked.site.signIn('admin');
});

afterAll(() => attacked.end());

const samples: readonly (readonly [string, Buffer])[] = [
  ['jpg', sampleJpeg],
  ['png', samplePng],
  ['pdf', samplePdf],
  ['doc', sampleDoc],
  ['docx', sampleDocx],
  ['docx', sampleMacros],
  ['xls', sampleXls],
  ['xls', sampleBiff],
  ['xlsx', sampleXlsx],
];

function hostileUpload(): HostileRequest {
  const [ending, sample] = pick(random, samples);
  const name = encodeURIComponent(`${hostileText(random).toWellFormed()}.${ending}`).slice(-3_000);
  const bytes = random() < 0.2 ? sample : mutatedBytes(random, sample);
  const authorization = `Bearer ${admin.token}`;
  if (random() < 0.3) {
    const mark = pick(random, ['x', '-'.repeat(60), '..']);
    const fields = `name="file"; filename="${pick(random, ['a', '../a', '%00', '"'])}.${ending}"`;
    const form = multipartForm(mark, { fields, content: bytes });
    const headers = { authorization, 'content-type': `multipart/form-data; boundary=${mark}` };
    return { method: 'POST', path: '/api/v1/files', headers, body: mutatedBytes(random, form) };
  }
  const headers = { authorization, 'content-type': 'application/octet-stream' };
  return { method: 'POST', path: `/api/v1/files?name=${name}`, headers, body: bytes };
}

test('R-C08 no file makes the server fail, and none is kept as what it is not', async () => {
  await attacked.attack(casesOf({ short: 2_000, long: 15_000 }), hostileUpload);
  const { 201: kept = 0, 415: refused = 0 } = attacked.statuses();
  expect([kept > 100, refused > 100]).toEqual([true, true]);
  attacked.report('files');
}, 600_000);

test('R-C08 a file that would unpack into far more than it is costs no more than its bytes', async () => {
  const before = attacked.memoryMb();
  const bomb = zipOf('[Content_Types].xml', 'word/document.xml');
  const directory = bomb.indexOf(Buffer.from('504b0102', 'hex'));
  // Claims four gigabytes for each entry; whoever believed it would ask for them.
  bomb.writeUInt32LE(0xffff_fffe, directory + 24);
  const many = zipOf(...Array.from({ length: 9_000 }, (_, index) => `word/${index}.xml`));
  for (const bytes of [bomb, many]) {
    for (let times = 0; times < 20; times += 1) {
      const path = '/api/v1/files?name=bomba.docx';
      const sent = { method: 'POST', path, headers: { authorization: `Bearer ${admin.token}` }, body: bytes };
      attacked.judge(sent, await attacked.send(sent));
    }
  }
  expect(attacked.memoryMb() - before).toBeLessThan(100);
});

test('R-C08 no address of a file or of video leads out of its folder', async () => {
  const outside = [
    '../site.sqlite',
    '../../etc/passwd',
    'site.sqlite',
    '.',
    '..',
    '/etc/passwd',
    'a/../../b',
  ];
  const spellings = outside.flatMap((path) => [
    path,
    encodeURIComponent(path),
    encodeURIComponent(encodeURIComponent(path)),
    path.replaceAll('/', '\\'),
    path.replaceAll('/', '%5c'),
    path.replaceAll('..', '%c0%ae%c0%ae'),
    `${encodeURIComponent(path)}%00.png`,
  ]);
  const prefixes = [
    '/files/',
    '/api/v1/backups/',
    '/media/resources/demo-camara-muelle-3/segments/',
    '/media/resources/demo-camara-muelle-3/via/',
  ];
  for (const prefix of prefixes) {
    for (const spelling of spellings) {
      const method = prefix.endsWith('backups/') ? 'DELETE' : 'GET';
      const headers = { authorization: `Bearer ${admin.token}`, 'if-match': '*' };
      const sent = { method, path: `${prefix}${spelling}`, headers };
      const answer = await attacked.send(sent);
      attacked.judge(sent, answer);
      expect([sent.path, [400, 404, 405, 422].includes(answer.status)]).toEqual([sent.path, true]);
    }
  }
});
