import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { expect } from 'vitest';
import { problemSchema } from '../../src/shared/link/rest.ts';
import { RunningSite } from '../helpers/runningSite.ts';

/** `npm run test:hostile -- --long`. */
export const isLong = process.env.VALERUS_HOSTILE === 'long';
/** The same seed sends the same cases; `VALERUS_HOSTILE_SEED` chooses another. */
export const seed = Number(process.env.VALERUS_HOSTILE_SEED ?? 20_261);

/** Cases of the short form, or of the long one. */
export function casesOf(counts: { readonly short: number; readonly long: number }): number {
  return isLong ? counts.long : counts.short;
}

/** A server that keeps what it was given holds more than this after a few thousand cases, MB. */
const memoryMostMb = 700;
/** An address that answers later than this while it is under attack serves nobody, ms. */
const aliveWithinMs = 5_000;
/** Requests at a time: as many as keep both sides busy. */
const atOnce = 16;

/** A request as it goes onto the wire. */
export interface HostileRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

interface HostileAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** What no answer may hold, wherever it comes from. */
const internals: readonly RegExp[] = [
  /\n\s+at .+:\d+/u,
  /node_modules|node:internal|\.ts:\d|\.mjs:\d/u,
  /SQLITE_|SqliteError|UNIQUE constraint|FOREIGN KEY|no such (?:table|column)/u,
  /\b(?:insert into|select \S+ from|delete from) /u,
];

/** A site server that is attacked, and the judgement of what it answers. */
export class HostileSite {
  readonly site: RunningSite;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  readonly #statuses = new Map<number, number>();
  /** What must be in no answer: passwords and tokens that were sent or are kept. */
  readonly secrets: string[] = [];
  cases = 0;

  private constructor(site: RunningSite) {
    this.site = site;
  }

  static async start(): Promise<HostileSite> {
    const attacked = new HostileSite(await RunningSite.start());
    attacked.secrets.push(attacked.site.data);
    return attacked;
  }

  /** Sends so many requests, some at a time; each answer is judged, and the server has to be well after all. */
  async attack(count: number, next: (index: number) => HostileRequest): Promise<void> {
    let index = 0;
    const worker = async (): Promise<void> => {
      while (index < count) {
        const sent = next(index);
        index += 1;
        this.judge(sent, await this.send(sent));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    await this.expectWell();
  }

  /** Sends one request and reads the answer. */
  send(sent: HostileRequest): Promise<HostileAnswer> {
    this.cases += 1;
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(this.site.address);
      const { method, path, headers, body } = sent;
      const length = body ? { 'content-length': String(body.length) } : {};
      const asking = request(
        { agent: this.#agent, hostname, port, method, path, headers: { ...headers, ...length } },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            resolve({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '', text });
          });
        },
      );
      asking.on('error', (error) => reject(new Error(`${method} ${path}`, { cause: error })));
      asking.end(body);
    });
  }

  /** An answer is a refusal of the documented shape or a success, and tells nothing of the inside. */
  judge({ method, path, body }: HostileRequest, { status, type, text }: HostileAnswer): void {
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1);
    const asked = `${method} ${path.slice(0, 300)} ${body?.toString('latin1').slice(0, 2_000) ?? ''}`;
    const answered = `${asked}\n→ ${status} ${text.slice(0, 500)}`;
    // Its disk is well, so 503 is no excuse; of a recorder that a definition invented, nothing can be had.
    const isRecorders = path.startsWith('/media/') && (status === 502 || status === 504);
    expect(status < 500 || isRecorders, answered).toBe(true);
    for (const secret of this.secrets) {
      expect(text.includes(secret), answered).toBe(false);
    }
    if (status < 400) return;
    if (type.startsWith('application/json')) {
      expect(problemSchema.safeParse(JSON.parse(text)).success, answered).toBe(true);
    }
    for (const internal of internals) {
      // A value that broke a rule may be repeated to whoever sent it.
      const found = internal.exec(text)?.[0];
      expect(found === undefined || asked.includes(found), answered).toBe(true);
    }
  }

  /** It answers, it logged no error, and its memory is bounded. */
  async expectWell(): Promise<void> {
    const startedAt = performance.now();
    expect((await this.site.request('GET', '/health/ready')).status).toBe(200);
    expect(performance.now() - startedAt).toBeLessThan(aliveWithinMs);
    expect(this.site.errors).toEqual([]);
    expect(this.memoryMb()).toBeLessThan(memoryMostMb);
  }

  /** Resident memory of the server's process, MB. */
  memoryMb(): number {
    const pages = /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${this.site.pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(pages) / 1024);
  }

  /** How many answers had which status. */
  statuses(): Record<string, number> {
    return Object.fromEntries([...this.#statuses].toSorted(([one], [other]) => one - other));
  }

  /** Says what was tried, for whoever reads the output. */
  report(what: string): void {
    const statuses = JSON.stringify(this.statuses());
    process.stdout.write(
      `hostile: ${what}: ${this.cases} cases, seed ${seed}, ${statuses}, ${this.memoryMb()} MB\n`,
    );
  }

  async end(): Promise<void> {
    this.#agent.destroy();
    await this.site.end();
  }
}
