import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serverNodeOptions } from '../../tools/server/serverNodeOptions.mjs';
import { Acknowledgements } from './acknowledgements.ts';
import { ChildProgram } from './childProgram.ts';
import { LinkProxy } from './linkProxy.ts';
import {
  fullDiskRunner,
  readOnlyRunner,
  remount,
  seenBy,
  smallDiskRunner,
  whyNoPrivateDisk,
} from './privateDisk.ts';
import { holdsWithin } from './waiting.ts';
import { WorkstationUnderFaults } from './workstationUnderFaults.ts';

// Disks that are really full and really read-only, by mounts that only the program under test sees.
const program = fileURLToPath(new URL('../../src/server/main.ts', import.meta.url));
const missing = whyNoPrivateDisk();
/** Room for the demo site's database several times over. */
const smallDiskBytes = 24 * 2 ** 20;

let folder: string;
let data: string;
const running: ChildProgram[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'valerus-disks-'));
  data = path.join(folder, 'site');
  mkdirSync(data);
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((child) => child.kill()));
  rmSync(folder, { recursive: true, force: true });
});

function startServer(runner?: string): ChildProgram {
  const args = ['--port', '0', '--data', data, '--demo', '--demo-interval', '0'];
  const child = new ChildProgram(
    program,
    args,
    { VALERUS_LOG_LEVEL: 'error' },
    { runner, nodeOptions: serverNodeOptions },
  );
  running.push(child);
  return child;
}

async function listening({ process }: ChildProgram): Promise<string> {
  if (!process.stdout) throw new Error('no stdout');
  const [line] = (await once(process.stdout, 'data')) as [Buffer];
  return (JSON.parse(String(line)) as { readonly listening: string }).listening;
}

async function ingest(address: string): Promise<{ readonly status: number; readonly text: string }> {
  const event = { specversion: '1.0', id: randomUUID(), source: 'disks', type: 'door.held' };
  const answer = await fetch(`${address}/ingest/v1/events`, {
    method: 'POST',
    headers: { authorization: 'Bearer demo-ingest', 'content-type': 'application/cloudevents+json' },
    body: JSON.stringify({
      ...event,
      subject: 'puerta-almacen',
      time: new Date().toISOString(),
      data: { phase: 'start' },
    }),
  });
  return { status: answer.status, text: await answer.text() };
}

async function health(address: string, what: 'live' | 'ready'): Promise<number> {
  return (await fetch(`${address}/health/${what}`)).status;
}

/** Writes until there is no room for another byte. */
function fill(file: string): void {
  const handle = openSync(file, 'w');
  try {
    for (const bytes of [65_536, 4_096, 1]) {
      const block = Buffer.alloc(bytes);
      while (writesAll(handle, block));
    }
  } finally {
    closeSync(handle);
  }
}

function writesAll(handle: number, block: Buffer): boolean {
  try {
    return writeSync(handle, block) === block.length;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
    throw error;
  }
}

describe.skipIf(missing !== null)(
  `disks of a program's own${missing === null ? '' : ` (skipped: ${missing})`}`,
  () => {
    test('R-B02 a server whose disk is full says so to senders and watchers, and goes on when there is room', async () => {
      const child = startServer(smallDiskRunner(data, smallDiskBytes));
      const address = await listening(child);
      expect(await health(address, 'ready')).toBe(200);
      expect((await ingest(address)).status).toBe(202);

      const ballast = path.join(seenBy(child.process.pid ?? 0, data), 'ballast');
      fill(ballast);
      expect(await holdsWithin(20_000, async () => (await ingest(address)).status === 503)).toBe(true);
      const refused = await ingest(address);
      expect(refused).toMatchObject({ status: 503 });
      expect(refused.text).toContain('nothing can be taken in now; send it again later');
      expect(await holdsWithin(20_000, async () => (await health(address, 'ready')) === 503)).toBe(true);
      expect(await health(address, 'live')).toBe(200);

      rmSync(ballast);
      expect(await holdsWithin(20_000, async () => (await health(address, 'ready')) === 200)).toBe(true);
      expect((await ingest(address)).status).toBe(202);
      expect(child.isRunning).toBe(true);
    });

    test('R-B02 a server whose disk is read-only does not start and says why, and starts once it can write', async () => {
      const child = startServer(readOnlyRunner(data));
      expect(await child.ended).toBe(2);
      expect(child.stderr).toMatch(/^The site server does not start: .*(READONLY|CANTOPEN|EROFS|read-only)/);
      expect(await health(await listening(startServer()), 'ready')).toBe(200);
    });

    test('R-J06 R-J07 a workstation whose disk is read-only shows the list, says so, keeps no commands, and recovers', async () => {
      const line = await LinkProxy.open();
      const address = await listening(startServer());
      line.leadTo(address);
      const dataFolder = path.join(folder, 'seat');
      mkdirSync(dataFolder);
      const promised = new Acknowledgements();
      const seat = { name: 'seat', user: 'operador1', password: 'valerus-demo', dataFolder, line };
      const workstation = new WorkstationUnderFaults(seat, promised, readOnlyRunner(dataFolder));
      try {
        workstation.start();
        running.push(workstation.child);
        expect((await ingest(address)).status).toBe(202);
        const view = async () => workstation.view();
        expect(await holdsWithin(30_000, async () => (await view())?.alarms.length === 1)).toBe(true);
        expect((await view())?.cacheTrouble).toBe('notWritable');
        const handle = {
          name: 'alarm.handle',
          alarm: (await view())?.alarms[0]?.id ?? '',
          args: {},
        } as const;
        expect(await workstation.submit(handle)).toBeNull();

        remount(workstation.child.process.pid ?? 0, dataFolder, 'rw');
        expect(await holdsWithin(20_000, async () => (await view())?.cacheTrouble === null)).toBe(true);
        expect(await workstation.submit(handle)).not.toBeNull();
        expect(await holdsWithin(20_000, async () => (await view())?.alarms[0]?.state === 'inProgress')).toBe(
          true,
        );
        // It is right to log what it could not keep for its next start, and nothing else.
        expect(promised.seenWrong.filter((line) => !line.includes('EROFS'))).toEqual([]);
      } finally {
        await line.close();
      }
    });

    test.each([
      { ended: 'killed', disk: 'full', runner: (seat: string) => fullDiskRunner(seat, smallDiskBytes) },
      { ended: 'killed', disk: 'read-only', runner: readOnlyRunner },
      { ended: 'closed', disk: 'read-only', runner: readOnlyRunner },
    ])(
      'R-J02 R-J06 a workstation that was $ended and starts on a $disk disk shows what it had kept and does not ping for it again',
      async ({ ended, runner }) => {
        const line = await LinkProxy.open();
        const address = await listening(startServer());
        line.leadTo(address);
        const dataFolder = path.join(folder, 'seat');
        mkdirSync(dataFolder);
        const promised = new Acknowledgements();
        const seat = { name: 'seat', user: 'operador1', password: 'valerus-demo', dataFolder, line };
        const before = new WorkstationUnderFaults(seat, promised);
        const pings = () => promised.pings.get('seat')?.length;
        try {
          before.start();
          running.push(before.child);
          const isLive = async () => (await before.view())?.isLive === true;
          expect(await holdsWithin(30_000, isLive)).toBe(true);
          expect((await ingest(address)).status).toBe(202);
          expect(await holdsWithin(20_000, async () => pings() === 1)).toBe(true);
          await (ended === 'killed' ? before.child.kill() : before.close());

          line.become({ kind: 'halfOpen' });
          const after = new WorkstationUnderFaults(seat, promised, runner(dataFolder));
          after.start();
          running.push(after.child);
          const view = async () => after.view();
          expect(await holdsWithin(20_000, async () => (await view())?.alarms.length === 1)).toBe(true);
          expect(await view()).toMatchObject({ isLive: false, cacheTrouble: 'notWritable' });
          line.become({ kind: 'open' });
          expect(await holdsWithin(30_000, async () => (await view())?.isLive === true)).toBe(true);
          expect((await view())?.cacheTrouble).toBe('notWritable');
          expect(pings()).toBe(1);
        } finally {
          await line.close();
        }
      },
    );
  },
);
