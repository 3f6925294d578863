import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import type { AcceptedEvent } from '../../src/server/engine/contract.ts';
import { type EngineSite, incoming, openEngineSite } from '../helpers/engineSite.ts';

const program = fileURLToPath(new URL('../helpers/acceptingEngine.ts', import.meta.url));
let site: EngineSite;

afterEach(() => site.remove());

test('R-B02 R-B04 a server that is killed right after it acknowledged has everything that it acknowledged, once', async () => {
  site = await openEngineSite();
  const { folder, clock } = site;
  await site.close();
  const acknowledged = new Set<string>();
  for (const [round, lines] of [1, 3, 6].entries()) {
    for (const { id } of await acknowledgedUntilKilled(folder, round, lines)) {
      acknowledged.add(id);
    }
  }
  site = await openEngineSite({ folder, clock });
  const alarms = await site.alarms();
  const raised = alarms.map(({ event }) => event.id);
  // What was on disk but not yet acknowledged when it was killed may be there as well, but nothing twice.
  expect(raised).toEqual(expect.arrayContaining([...acknowledged]));
  expect(new Set(raised).size).toBe(raised.length);
  expect(alarms.map(({ number }) => number)).toEqual(alarms.map((_, index) => 1001 + index));
  const [first] = alarms;
  expect(await site.engine.accept([incoming('0-0-0')])).toEqual({
    ok: true,
    value: [{ id: first?.event.id, duplicate: true }],
  });
  expect(await site.store.alarms.head()).toBe(alarms.length);
});

/** Runs the program until it has said so many lines, kills it without warning, and answers what it had said by then. */
async function acknowledgedUntilKilled(
  folder: string,
  round: number,
  lines: number,
): Promise<readonly AcceptedEvent[]> {
  const child = spawn(process.execPath, [program, folder, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const accepted: AcceptedEvent[] = [];
  let heard = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    accepted.push(...(JSON.parse(line) as AcceptedEvent[]));
    heard += 1;
    if (heard === lines) {
      child.kill('SIGKILL');
    }
  }
  const [, signal] = (await ended) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return accepted;
}
