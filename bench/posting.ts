import { Agent, request } from 'node:http';

/** Who is posted to, and how. */
export interface Target {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** The status of a body that was taken in. */
  readonly accepted: number;
}

/** A sender that keeps its connections, as a recorder or a monitoring system does. */
export class Poster {
  readonly #target: Target;
  readonly #agent: Agent;

  /** With so many requests on their way at most. */
  constructor(target: Target, inFlight: number) {
    this.#target = target;
    this.#agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  }

  /** Posts a body and answers when it is taken in. */
  post(body: string): Promise<void> {
    const { url, headers, accepted } = this.#target;
    const bytes = Buffer.from(body);
    return new Promise((resolve, reject) => {
      const asking = request(
        url,
        {
          agent: this.#agent,
          method: 'POST',
          headers: { ...headers, 'content-length': String(bytes.length) },
        },
        (answer) => {
          answer.on('error', reject);
          answer.on('end', () =>
            answer.statusCode === accepted
              ? resolve()
              : reject(new Error(`${url.pathname} answered ${answer.statusCode}`)),
          );
          answer.resume();
        },
      );
      asking.on('error', reject);
      asking.end(bytes);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Posts bodies that were made before, so many at a time, and answers how many of them were taken in per second. */
export async function postAll(target: Target, bodies: readonly string[], inFlight: number): Promise<number> {
  const poster = new Poster(target, inFlight);
  let next = 0;
  const sender = async (): Promise<void> => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) await poster.post(body);
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: inFlight }, sender));
  const tookMs = performance.now() - startedAt;
  poster.close();
  return (bodies.length * 1000) / tookMs;
}
