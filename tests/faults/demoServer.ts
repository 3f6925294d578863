import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import type { ProcessUsage } from '../../tools/electron-stand-in/usage.ts';
import { serverNodeOptions } from '../../tools/server/serverNodeOptions.mjs';
import { serverBundle } from '../e2e/places.ts';
import { ChildProgram } from './childProgram.ts';

const teller = pathToFileURL(`${import.meta.dirname}/usageTeller.ts`).href;
/** The demo site's public password and token. */
export const demoPassword = 'valerus-demo';
const demoToken = 'demo-ingest';

/** The built site server with the demo site, in a process of its own that tells what it holds. */
export class DemoServer {
  readonly child: ChildProgram;
  readonly address: string;
  #asks = 0;

  private constructor(child: ChildProgram, address: string) {
    this.child = child;
    this.address = address;
  }

  /** Starts it; about so often something happens there. Throws where it refuses. */
  static async start(data: string, intervalSeconds: number): Promise<DemoServer> {
    const args = ['--port', '0', '--data', data, '--demo', '--demo-interval', String(intervalSeconds)];
    const child = new ChildProgram(
      serverBundle,
      args,
      { VALERUS_LOG_LEVEL: 'warn' },
      { nodeOptions: [...serverNodeOptions, `--import=${teller}`] },
    );
    const first = child.process.stdout && once(child.process.stdout, 'data').then(([chunk]) => String(chunk));
    const line = await Promise.race([first, child.ended.then(() => null)]);
    if (line === null) throw new Error(`the site server does not start: ${child.stderr}`);
    return new DemoServer(child, (JSON.parse(line) as { readonly listening: string }).listening);
  }

  async usage(): Promise<ProcessUsage> {
    this.#asks += 1;
    const ask = this.#asks;
    const answered = new Promise<ProcessUsage>((resolve) => {
      const listen = (message: { readonly usageAsked?: number; readonly usage: ProcessUsage }): void => {
        if (message.usageAsked !== ask) return;
        this.child.process.off('message', listen);
        resolve(message.usage);
      };
      this.child.process.on('message', listen);
    });
    this.child.process.send({ usageAsked: ask });
    return answered;
  }

  /** Posts a wanted vehicle; answers when it was accepted, by the clock. */
  async postWantedPlate(plate: string): Promise<number> {
    const answer = await fetch(`${this.address}/ingest/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${demoToken}`, 'content-type': 'application/cloudevents+json' },
      body: JSON.stringify({
        specversion: '1.0',
        id: plate,
        source: 'soak',
        type: 'lpr.plate',
        subject: 'camara-acceso-norte',
        time: new Date().toISOString(),
        data: { phase: 'pulse', plate: { text: plate, list: 'Lista negra' } },
      }),
    });
    if (answer.status !== 202) throw new Error(`a plate was answered ${answer.status}`);
    await answer.body?.cancel();
    return Date.now();
  }

  /** Has every alarm expire after so long, s, so that the list does not grow for ever while two people cannot keep up. */
  async expireAfter(seconds: number): Promise<void> {
    const headers = await this.#administrator();
    const address = `${this.address}/api/v1/definitions`;
    const { items } = (await (await fetch(address, { headers })).json()) as {
      readonly items: readonly { readonly id: string; readonly version: number }[];
    };
    for (const { id, version, ...body } of items) {
      const answer = await fetch(`${address}/${id}`, {
        method: 'PUT',
        headers: { ...headers, 'if-match': `"${version}"` },
        body: JSON.stringify({ ...body, expireAfterSeconds: seconds }),
      });
      if (!answer.ok) throw new Error(`a definition was answered ${answer.status}: ${await answer.text()}`);
    }
  }

  async #administrator(): Promise<Record<string, string>> {
    const answer = await fetch(`${this.address}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'admin', password: demoPassword, device: 'soak' }),
    });
    const { token } = (await answer.json()) as { readonly token: string };
    return { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  }
}
