import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { DemoGenerator } from '../../src/server/demo/demoGenerator.ts';
import { createSiteServer, type SiteServer } from '../../src/server/siteServer.ts';
import { eventually } from '../helpers/eventually.ts';
import { FakeClock } from '../helpers/fakeClock.ts';

let server: SiteServer | null = null;
let data = '';

afterEach(async () => {
  await server?.close();
  await rm(data, { recursive: true, force: true });
});

/** The figures of `/metrics` by their names, of those without labels. */
async function figures(): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(`${server?.listening}/metrics`)).text();
  return new Map([...text.matchAll(/^(\w+) (\d+)$/gmu)].map(([, name = '', value]) => [name, Number(value)]));
}

// In this process, because the clock is the test's: ten minutes pass in seconds.
test('R-A01 R-B02 R-D14 R-D15 ten minutes of the demo site raise, escalate, expire and record, and /metrics says so', async () => {
  data = await mkdtemp(path.join(tmpdir(), 'site-demo-'));
  const clock = new FakeClock();
  const logged: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) });
  server = await createSiteServer({ data, logger, clock, demo: { intervalSeconds: 0 } });
  // The generator has a clock of its own that shows the same time: whoever waits at it is the generator, done with its last event.
  const itsClock = new FakeClock();
  const generator = new DemoGenerator({
    server: server.listening,
    intervalSeconds: 20,
    logger,
    clock: itsClock,
  });
  generator.start();
  const before = await figures();
  for (let seconds = 0; seconds < 600; seconds += 2) {
    clock.advance(2);
    itsClock.advance(2);
    await eventually(() => expect(itsClock.waiting).toBe(1));
  }
  generator.stop();
  const after = await figures();
  const rise = (name: string) => (after.get(name) ?? Number.NaN) - (before.get(name) ?? 0);
  // About one alarm every 20 s, with the odd burst.
  expect(rise('valerus_engine_alarms_raised_total')).toBeGreaterThan(20);
  expect(rise('valerus_engine_alarms_raised_total')).toBeLessThan(100);
  expect(rise('valerus_engine_alarms_escalated_total')).toBeGreaterThan(0);
  expect(rise('valerus_engine_alarms_expired_total')).toBeGreaterThan(0);
  expect(rise('valerus_engine_events_recorded_total')).toBeGreaterThan(0);
  expect(logged).toEqual([]);
});
