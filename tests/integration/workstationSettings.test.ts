import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConfigurationShown } from '../../src/shared/link/configuration.ts';
import { RunningSite } from '../helpers/runningSite.ts';
import { closeTestWorkstations, TestWorkstation } from '../helpers/testWorkstation.ts';

let site: RunningSite;

beforeEach(async () => {
  site = await RunningSite.start();
});

afterEach(async () => {
  closeTestWorkstations();
  await site.end();
});

async function workstationOf(user: string) {
  const test = new TestWorkstation(site);
  await test.signIn(user, 'valerus-demo');
  const { reads } = test.workstation;
  if (!reads) throw new Error('nobody is signed in');
  return reads;
}

const procedure = { name: 'Puerta forzada, noche', steps: [{ id: 's1', text: 'Mirar la cámara' }] };

describe('what a window asks of the site', () => {
  it('R-C01 R-C02 is done: made, read, replaced by version, removed', async () => {
    const reads = await workstationOf('admin');
    const made = await reads.run('procedures.create', { body: procedure });
    if (!made.ok || made.value.kind !== 'done') throw new Error('not made');
    const { id, version }: ConfigurationShown<'procedures'> = made.value.value;
    const renamed = await reads.run('procedures.replace', {
      id,
      version,
      body: { ...procedure, name: 'Puerta forzada, día' },
    });
    expect(renamed).toMatchObject({ ok: true, value: { kind: 'done', value: { id, version: version + 1 } } });
    const stale = await reads.run('procedures.replace', { id, version, body: procedure });
    expect(stale).toMatchObject({ value: { kind: 'refused', problem: { code: 'STALE_VERSION' } } });
    const removed = await reads.run('procedures.remove', { id, version: version + 1 });
    expect(removed).toEqual({ ok: true, value: { kind: 'done', value: null } });
  });

  it('R-C02 is refused with the field that it is about', async () => {
    const reads = await workstationOf('admin');
    await reads.run('procedures.create', { body: procedure });
    expect(await reads.run('procedures.create', { body: procedure })).toMatchObject({
      ok: true,
      value: {
        kind: 'refused',
        problem: { code: 'CONFLICT', problems: [{ field: 'name', rule: 'unique', value: procedure.name }] },
      },
    });
  });

  it('R-D10 is refused to whoever lacks the right, and fails without the server', async () => {
    const reads = await workstationOf('operador1');
    expect(await reads.run('users.list', {})).toMatchObject({
      value: { kind: 'refused', problem: { code: 'FORBIDDEN' } },
    });
    await site.close();
    expect(await reads.run('users.list', {})).toEqual({ ok: false, error: 'unreachable' });
  });

  it('R-C08 a file is taken in by its content, and refused by it', async () => {
    const reads = await workstationOf('admin');
    const png = new Uint8Array(
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    );
    expect(await reads.upload({ name: 'plano.png', content: png })).toMatchObject({
      value: { kind: 'done', value: { name: 'plano.png', contentType: 'image/png' } },
    });
    expect(await reads.upload({ name: 'plano.pdf', content: png })).toMatchObject({
      value: { kind: 'refused', problem: { code: 'UNSUPPORTED_TYPE' } },
    });
  });
});
