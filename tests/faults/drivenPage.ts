import { setTimeout as pass } from 'node:timers/promises';
import { WebSocket } from 'ws';

/** What a page holds once its garbage is collected. */
export interface PageFigures {
  readonly heapMb: number;
  readonly nodes: number;
  readonly documents: number;
  readonly listeners: number;
}

const answerWithinMs = 30_000;
const lookEveryMs = 100;
/** The keys that an operator of ours presses, as Chromium numbers them. */
const namedKeys: Readonly<Record<string, { readonly code: number; readonly text?: string }>> = {
  Enter: { code: 13, text: '\r' },
  Escape: { code: 27 },
};

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/**
 * A window of a workstation, driven over the debugging protocol with real input and nothing else. Playwright would have Chromium keep
 * the bodies of whatever was fetched, an hour of video among them: memory that no operator's window needs.
 */
export class DrivenPage {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #count = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#heard(JSON.parse(String(data)) as Answer));
    socket.on('close', () => {
      for (const waiting of this.#waiting.values()) waiting.reject(new Error('the window is gone'));
      this.#waiting.clear();
    });
  }

  /** Opens the console window of a browser by its debugging address. */
  static async open(debuggingAddress: string): Promise<DrivenPage> {
    const targets = (await (await fetch(`${debuggingAddress}/json/list`)).json()) as readonly {
      readonly url: string;
      readonly webSocketDebuggerUrl: string;
    }[];
    const target = targets.find(({ url }) => url.endsWith('/console.html'));
    if (!target) throw new Error('there is no console window');
    const socket = new WebSocket(target.webSocketDebuggerUrl, { perMessageDeflate: false });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const page = new DrivenPage(socket);
    await page.#send('Performance.enable');
    return page;
  }

  /** Runs a function in the page; what it is given and what it answers is JSON. */
  async run<Given extends readonly unknown[], Value>(
    act: (...given: Given) => Value,
    ...given: Given
  ): Promise<Awaited<Value>> {
    const expression = `(${String(act)})(...${JSON.stringify(given)})`;
    const answer = (await this.#send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })) as { readonly result: { readonly value: Awaited<Value> }; readonly exceptionDetails?: object };
    if (answer.exceptionDetails) throw new Error(`the page threw: ${JSON.stringify(answer)}`);
    return answer.result.value;
  }

  /** Waits until a function in the page answers something; throws where it does not within a time. */
  async until<Given extends readonly unknown[], Value>(
    mostMs: number,
    act: (...given: Given) => Value,
    ...given: Given
  ): Promise<NonNullable<Awaited<Value>>> {
    const giveUpAt = performance.now() + mostMs;
    for (;;) {
      const value = await this.run(act, ...given);
      if (value !== null && value !== undefined && value !== false)
        return value as NonNullable<Awaited<Value>>;
      if (performance.now() > giveUpAt) {
        throw new Error(`not within ${mostMs} ms: ${String(act).slice(0, 120)} ${JSON.stringify(given)}`);
      }
      await pass(lookEveryMs);
    }
  }

  async press(key: string): Promise<void> {
    const named = namedKeys[key];
    const text = named ? named.text : key;
    const event = {
      key,
      windowsVirtualKeyCode: named?.code ?? key.toUpperCase().charCodeAt(0),
      ...(text === undefined ? {} : { text }),
    };
    await this.#send('Input.dispatchKeyEvent', { type: text ? 'keyDown' : 'rawKeyDown', ...event });
    await this.#send('Input.dispatchKeyEvent', { type: 'keyUp', ...event, text: undefined });
  }

  async type(text: string): Promise<void> {
    await this.#send('Input.insertText', { text });
  }

  async move(x: number, y: number): Promise<void> {
    await this.#send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
  }

  async click(x: number, y: number): Promise<void> {
    const event = { x, y, button: 'left', clickCount: 1 };
    await this.#send('Input.dispatchMouseEvent', { type: 'mousePressed', ...event });
    await this.#send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...event });
  }

  async wheel(x: number, y: number, deltaY: number): Promise<void> {
    await this.#send('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY });
  }

  /** Collects the page's garbage and looks at what is left. */
  async figures(): Promise<PageFigures> {
    await this.#send('HeapProfiler.collectGarbage');
    const { metrics } = (await this.#send('Performance.getMetrics')) as {
      readonly metrics: readonly { readonly name: string; readonly value: number }[];
    };
    const metric = (name: string): number => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
    return {
      heapMb: Math.round(metric('JSHeapUsedSize') / 2 ** 14) / 64,
      nodes: metric('Nodes'),
      documents: metric('Documents'),
      listeners: metric('JSEventListeners'),
    };
  }

  /** A picture of the window, PNG. */
  async picture(): Promise<Buffer> {
    const { data } = (await this.#send('Page.captureScreenshot')) as { readonly data: string };
    return Buffer.from(data, 'base64');
  }

  close(): void {
    this.#socket.close();
  }

  #heard({ id, result, error }: Answer): void {
    if (id === undefined) return;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }

  async #send(method: string, params: object = {}): Promise<unknown> {
    this.#count += 1;
    const id = this.#count;
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(id, waiting);
    this.#socket.send(JSON.stringify({ id, method, params }));
    const late = setTimeout(() => waiting.reject(new Error(`${method} was not answered`)), answerWithinMs);
    try {
      return await waiting.promise;
    } finally {
      clearTimeout(late);
      this.#waiting.delete(id);
    }
  }
}
