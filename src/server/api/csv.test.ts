import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Sessions } from '../session/sessions.ts';
import type { PeopleStore } from '../store/contract.ts';
import { csvLine, csvStream } from './csv.ts';
import { createHttpApp } from './httpApp.ts';
import { Metrics } from './metrics.ts';
import { route } from './route.ts';

describe('R-H08 a line of CSV', () => {
  test.each([
    [[1, 'Muelle 3', null], '1,Muelle 3,'],
    [['a,b', 'say "no"', 'two\nlines'], '"a,b","say ""no""","two\nlines"'],
    [['', ' '], ', '],
  ])('%j is %j', (values, line) => {
    expect(csvLine(values, ',')).toBe(`${line}\r\n`);
  });

  test.each(['=1+1', '+34 600', '-2', '@SUM(A1)', '\tx', '\rx', '  =1', '\n=1', '＝1'])(
    'a spreadsheet does not run %j',
    (value) => {
      expect(csvLine([value], ',').replaceAll('"', '')).toMatch(/^'/u);
    },
  );

  test.each([
    ['a;=1+1', "a;'=1+1"],
    ['a\t=1+1', "a\t'=1+1"],
    ['a,=1+1;b', "a,'=1+1;b"],
    ['a|+1', "a|'+1"],
    ['first\n@x', "first\n'@x"],
    ['a;"=1+1;b', 'a;\'"=1+1;b'],
    ['a; "" -2', 'a;\' "" -2'],
    ['a;;=1', "a;;'=1"],
    ['=1;=2', "'=1;'=2"],
    ['\t=1', "'\t'=1"],
  ])('nor a piece of %j, where the file is read with another separator', (value, safe) => {
    for (const separator of [',', ';']) {
      const cell = csvLine([value], separator).trimEnd();
      expect(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell).toBe(safe);
    }
  });

  test('R-H08 however a file is cut, by whatever separator and with or without its quotes, no piece is a formula', () => {
    const signs = fc.constantFrom(...'=+-@＝"\';,|\t\r\n a1');
    const texts = fc.array(fc.string({ unit: signs, maxLength: 12 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom(',', ';'),
        fc.constantFrom(',', ';', '|', '\t'),
        (row, written, read) => {
          const line = csvLine(row, written);
          const cut = [readAsSpreadsheet(line, read), line.split(new RegExp(`[${read}\r\n]`, 'u'))].flat();
          expect(cut.filter((cell) => /^[\s"]*[=+\-@＝＋－＠]/u.test(cell))).toEqual([]);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  test.each([['Muelle 3, luz del norte; 2 - 3 = ayer'], ['a=b, c-d; e@f'], ["it's"]])(
    '%j stays as it is',
    (value) => {
      expect(csvLine([value], '|')).toBe(`${value}\r\n`);
    },
  );

  test('only what has to be is quoted, whatever the separator', () => {
    expect(csvLine(['a,b', 'c;d', -5], ';')).toBe('a,b;"c;d";-5\r\n');
  });
});

/** The cells that a spreadsheet makes of a line: a quote counts at the beginning of a cell alone, what follows the closing one is kept. */
function readAsSpreadsheet(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let index = 0; index < line.length; index += 1) {
    const sign = line.charAt(index);
    if (isQuoted && sign === '"' && line.charAt(index + 1) === '"') {
      cell += sign;
      index += 1;
    } else if (sign === '"' && (isQuoted || cell === '')) {
      isQuoted = !isQuoted;
    } else if (!isQuoted && (sign === separator || sign === '\r' || sign === '\n')) {
      cells.push(cell);
      cell = '';
    } else {
      cell += sign;
    }
  }
  return [...cells, cell];
}

describe('R-H08 an export over HTTP', () => {
  let server: Server | undefined;
  let client: Socket | undefined;
  let pages = 0;
  const failures: unknown[] = [];

  afterEach(() => {
    client?.destroy();
    server?.closeAllConnections();
    server?.close();
    pages = 0;
    failures.length = 0;
  });

  const pageBytes = 64 * 1024;

  /** Serves an export without end (or with so many pages), asks for it, and reads nothing of it yet. */
  async function ask(next: () => Promise<readonly string[] | null>): Promise<Socket> {
    const exported = route({
      method: 'GET',
      path: '/export',
      summary: 'Exports',
      who: { kind: 'anyone' },
      answers: { 200: 'text/csv' },
      handle: () => ({
        status: 200,
        stream: {
          contentType: 'text/csv',
          content: csvStream<string>({
            columns: [{ heading: 'á', value: (text) => text }],
            separator: ',',
            next,
            onFailed: (error) => failures.push(error),
          }),
        },
      }),
    });
    const nobody = {} as { sessions: Sessions; people: PeopleStore };
    const logger = pino({ level: 'silent' });
    const app = createHttpApp({ routes: [exported], metrics: new Metrics(), logger, ...nobody });
    server = createServer(getRequestListener(app.fetch)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    client.pause();
    await once(client, 'connect');
    client.write('GET /export HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    return client;
  }

  async function endless(): Promise<readonly string[]> {
    pages += 1;
    await new Promise((resolve) => setImmediate(resolve));
    return ['x'.repeat(pageBytes)];
  }

  /** Waits until no further page is asked for. */
  async function standsStill(): Promise<void> {
    let before = -1;
    await vi.waitFor(
      () => {
        const now = pages;
        const isStill = now > 0 && now === before;
        before = now;
        expect(isStill).toBe(true);
      },
      { timeout: 8_000, interval: 250 },
    );
  }

  function openConnections(): Promise<number> {
    return new Promise((resolve) => server?.getConnections((_error, count) => resolve(count)));
  }

  test('nothing is read ahead of a reader who is slow: no memory is taken', async () => {
    const socket = await ask(endless);
    await standsStill();
    // What the two sockets' own buffers take, and hardly more.
    expect(pages * pageBytes).toBeLessThan(32 * 1024 * 1024);
    const before = pages;
    socket.resume();
    await vi.waitFor(() => expect(pages).toBeGreaterThan(before + 50), { timeout: 8_000 });
  });

  test('a reader who goes away ends it', async () => {
    const socket = await ask(endless);
    await standsStill();
    socket.destroy();
    await vi.waitFor(async () => {
      expect(await openConnections()).toBe(0);
    });
    await standsStill();
    expect(failures).toEqual([]);
  });

  test('it begins with the mark of UTF-8 and the headings, and ends whole', async () => {
    const left = [['x'], [], ['y', 'z']];
    const socket = await ask(async () => left.shift() ?? null);
    const text = Buffer.concat(await socket.toArray()).toString();
    expect(text.startsWith('HTTP/1.1 200')).toBe(true);
    const body = text.slice(text.indexOf('\r\n\r\n'));
    expect(body.replaceAll(/\r\n[0-9a-f]+\r\n/gu, '')).toBe('\r\n\uFEFFá\r\nx\r\ny\r\nz\r\n\r\n');
    expect(text.endsWith('0\r\n\r\n')).toBe(true);
  });

  test('where it fails it breaks off, so that nobody takes a part for the whole', async () => {
    // What Hono's listener says of it; the reason itself is told to `onFailed`.
    vi.spyOn(console, 'error').mockReturnValue();
    const left = [['x']];
    const socket = await ask(async () => {
      const page = left.shift();
      if (!page) throw new Error('the disk is gone');
      return page;
    });
    const text = Buffer.concat(await socket.toArray().catch(() => [])).toString();
    expect(text.endsWith('0\r\n\r\n')).toBe(false);
    expect(failures).toHaveLength(1);
  });
});
