import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { storedFileSchema } from '../../src/shared/link/files.ts';
import { cloudEvent, motionAtDock } from '../helpers/demoEvents.ts';
import { sampleDocx, samplePdf, samplePng } from '../helpers/officeFiles.ts';
import { type Answer, RunningSite, type SignedIn } from '../helpers/runningSite.ts';

let site: RunningSite;
let admin: SignedIn;
let supervisor: SignedIn;
let operator: SignedIn;
let easterner: SignedIn;

beforeAll(async () => {
  site = await RunningSite.start();
  [admin, supervisor, operator, easterner] = await Promise.all([
    site.signIn('admin'),
    site.signIn('supervisor'),
    site.signIn('operador1'),
    site.signIn('operadora3'),
  ]);
});

afterEach(() => expect(site.errors).toEqual([]));
afterAll(() => site.end());

function upload(user: SignedIn, name: string, bytes: Buffer): Promise<Answer> {
  const query = new URLSearchParams({ name });
  return send(user, `/api/v1/files?${query}`, new Blob([new Uint8Array(bytes)]));
}

async function send(user: SignedIn, address: string, body: BodyInit): Promise<Answer> {
  const headers = { authorization: `Bearer ${user.token}` };
  const response = await fetch(new URL(address, site.address), { method: 'POST', headers, body });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as unknown };
}

const procedureAddress = '/api/v1/procedures/demo-procedimiento-intrusion';

async function attach(attachment: object | null): Promise<Answer> {
  const { body } = await admin.request('GET', procedureAddress);
  const steps = body.steps.map((step: object, index: number) =>
    index === 0 ? { ...step, attachment } : step,
  );
  return admin.request('PUT', procedureAddress, {
    headers: { 'if-match': '*' },
    body: { ...body, steps },
  });
}

test('R-C08 a file is taken in as the body or in a form, and the same content is one file', async () => {
  const plain = await upload(admin, 'Plano del muelle.pdf', samplePdf);
  expect(plain.status).toBe(201);
  const file = storedFileSchema.parse(plain.body);
  expect(file).toMatchObject({
    name: 'Plano del muelle.pdf',
    contentType: 'application/pdf',
    bytes: samplePdf.length,
  });
  expect(plain.headers.get('location')).toBe(`/files/${file.file}`);
  const form = new FormData();
  form.append('note', 'x');
  form.append('file', new Blob([new Uint8Array(samplePdf)]), 'otra copia.pdf');
  const again = await send(admin, '/api/v1/files', form);
  expect(again).toMatchObject({ status: 201, body: { file: file.file, name: 'otra copia.pdf' } });
});

test('R-C08 what may not be attached is refused with a reason that a person understands', async () => {
  const mismatch = await upload(admin, 'plano.jpg', samplePdf);
  expect(mismatch).toMatchObject({ status: 415, body: { code: 'UNSUPPORTED_TYPE' } });
  expect(mismatch.body.message).toBe('named .jpg, but the content is .pdf');
  expect((await upload(admin, 'plano.exe', samplePdf)).status).toBe(415);
  const big = Buffer.concat([samplePdf, Buffer.alloc(20 * 1024 * 1024)]);
  expect(await upload(admin, 'plano.pdf', big)).toMatchObject({ status: 413, body: { code: 'TOO_LARGE' } });
  expect((await send(admin, '/api/v1/files', new FormData())).status).toBe(422);
  expect((await upload(supervisor, 'plano.pdf', samplePdf)).status).toBe(403);
});

test('R-C08 a step’s attachment has to be here, as what it is', async () => {
  const { body } = await upload(admin, 'plano.pdf', samplePdf);
  const unknown = await attach({ file: 'f'.repeat(64), name: 'x.pdf', contentType: 'application/pdf' });
  expect(unknown.body.problems).toEqual([
    { field: 'steps.0.attachment.file', rule: 'unknown reference', value: 'f'.repeat(64) },
  ]);
  const disguised = await attach({ file: body.file, name: 'x.png', contentType: 'image/png' });
  expect(disguised.body.problems).toEqual([
    {
      field: 'steps.0.attachment.contentType',
      rule: 'the file is application/pdf',
      value: 'image/png',
    },
  ]);
});

test('R-C10 R-F07 an alarm keeps its file when the procedure gets another, and its users may open it', async () => {
  const { body: file } = await upload(admin, 'Plano "nº 3".docx', sampleDocx);
  const { bytes: _bytes, ...attachment } = file;
  expect((await attach(attachment)).status).toBe(200);
  await site.ingest(motionAtDock());
  expect((await attach(null)).status).toBe(200);
  const { body } = await operator.request('GET', '/api/v1/alarms?definition=demo-intruso-muelle');
  expect(body.alarms[0].procedure.steps[0].attachment).toEqual(attachment);
  const opened = await operator.request('GET', `/files/${file.file}`);
  expect(opened.status).toBe(200);
  expect(opened.headers.get('content-type')).toBe(file.contentType);
  expect(opened.headers.get('x-content-type-options')).toBe('nosniff');
  expect(opened.headers.get('content-security-policy')).toContain('sandbox');
  expect(opened.headers.get('content-disposition')).toBe(
    'attachment; filename="Plano no 3.docx"; filename*=UTF-8\'\'Plano%20n%C2%BA%203.docx',
  );
  expect((await supervisor.request('GET', `/files/${file.file}`)).status).toBe(200);
  const denied = await easterner.request('GET', `/files/${file.file}`);
  const none = await easterner.request('GET', `/files/${'e'.repeat(64)}`);
  expect([denied.status, denied.text]).toEqual([404, none.text]);
});

test('R-D10 R-F06 a picture of an event is seen through an alarm that the user may see, and not otherwise', async () => {
  const image = { name: 'foto', contentType: 'image/png', base64: samplePng.toString('base64') };
  const event = cloudEvent('lpr.plate', 'camara-acceso-norte', {
    plate: { text: '4821KLM', list: 'Lista negra', image: 'foto' },
    images: [image],
  });
  expect((await site.ingest(event)).status).toBe(202);
  const { body } = await operator.request('GET', '/api/v1/alarms?definition=demo-lista-negra');
  const address = `/files/${body.alarms[0].additional.images[0].id}`;
  const seen = await operator.request('GET', address);
  expect(seen.status).toBe(200);
  expect(seen.headers.get('content-type')).toBe('image/png');
  expect(seen.headers.get('content-disposition')).toMatch(/^inline; /);
  expect((await admin.request('GET', address)).status).toBe(200);
  expect((await easterner.request('GET', address)).status).toBe(404);
  expect((await site.request('GET', address)).status).toBe(401);
});

test.each(['..%2F..%2Fsite.sqlite', '%2e%2e', 'site.sqlite', 'A'.repeat(64)])(
  'R-C08 %s is no file',
  async (id) => {
    expect((await admin.request('GET', `/files/${id}`)).status).toBe(404);
  },
);
