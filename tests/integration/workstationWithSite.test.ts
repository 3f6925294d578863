import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listedPlate } from '../helpers/demoEvents.ts';
import { InProcessSite } from '../helpers/inProcessSite.ts';
import { closeTestWorkstations, eventually, TestWorkstation } from '../helpers/testWorkstation.ts';

let site: InProcessSite;

beforeEach(async () => {
  site = await InProcessSite.startInside({ heartbeatMs: 200 });
});

afterEach(async () => {
  closeTestWorkstations();
  await site.end();
  expect(site.errors).toEqual([]);
});

const handle = (alarm: string) => ({ name: 'alarm.handle', alarm, args: {} }) as const;

async function signedIn(user: string): Promise<TestWorkstation> {
  const workstation = new TestWorkstation(site);
  await workstation.signIn(user, 'valerus-demo');
  return workstation;
}

describe('workstations at the real site server', () => {
  it('R-E16 R-D10 one of two operators gets the alarm, the other is told who has it, the third sees nothing', async () => {
    const one = await signedIn('operador1');
    const two = await signedIn('operador2');
    const three = await signedIn('operadora3');
    expect((await site.ingest(listedPlate())).status).toBe(202);
    await eventually(() => {
      expect(one.pings()).toHaveLength(1);
      expect(two.pings()).toHaveLength(1);
    });
    const [alarm] = one.alarms;
    if (!alarm) throw new Error('no alarm');
    one.workstation.submit(handle(alarm.id));
    two.workstation.submit(handle(alarm.id));
    await eventually(() => {
      const outcomes = [...one.heard('command.outcome'), ...two.heard('command.outcome')];
      expect(outcomes.map(({ code }) => code).sort()).toEqual(['ALREADY_ASSIGNED', null]);
    });
    await eventually(() => expect(one.alarms[0]?.assignee).toEqual(two.alarms[0]?.assignee));
    expect(three.alarms).toEqual([]);
    expect(three.pings()).toEqual([]);
    expect(await one.workstation.recipients(alarm.id)).toMatchObject({ ok: true });
  });

  it('R-J06 R-J07 nothing is lost or told twice over restarts of the server', async () => {
    const workstation = await signedIn('operador1');
    for (let round = 1; round <= 4; round += 1) {
      for (const plate of ['1111AAA', '2222BBB']) {
        expect((await site.ingest(listedPlate(plate))).status).toBe(202);
      }
      await site.close();
      await workstation.down();
      const open = workstation.alarms.find(({ state }) => state === 'new');
      if (open) expect(workstation.workstation.submit(handle(open.id)).ok).toBe(true);
      await site.open();
      await workstation.live();
    }
    const me = await site.signIn('operador1');
    await eventually(async () => {
      const { body } = await me.request('GET', '/api/v1/alarms?limit=200');
      const shown = new Map(workstation.alarms.map(({ id, version }) => [id, version]));
      expect(
        new Map(body.alarms.map((alarm: { id: string; version: number }) => [alarm.id, alarm.version])),
      ).toEqual(shown);
      expect(shown.size).toBe(8);
    });
    await eventually(() => expect(workstation.pings()).toHaveLength(8));
    expect(new Set(workstation.pings()).size).toBe(8);
    expect(workstation.workstation.state().pending).toEqual([]);
    expect(workstation.heard('command.outcome').every(({ code }) => code === null)).toBe(true);
  });

  it('R-J05 a wrong password is refused', async () => {
    const { workstation } = new TestWorkstation(site);
    expect(await workstation.signIn('operador1', 'wrong')).toEqual({ ok: false, error: 'wrongPassword' });
  });
});
