import { randomUUID } from 'node:crypto';
import { isolatedWorldName, isolatedWorldSource, mainWorldSource } from '../worlds/injectedSources.ts';
import type { HostMessage, PageMessage } from '../worlds/isolatedWorld.ts';
import type { AttachedTarget } from './chromium.ts';
import { unlessGone } from './connection.ts';
import type { Protocol } from './protocol.ts';

/** The preload script of a window and what it is told. */
export interface PreloadScript {
  readonly source: string;
  readonly path: string;
  readonly runsInSubframes: boolean;
  readonly process: Readonly<Record<string, unknown>>;
}

/** What the owner of a page is told, in the order in which it happened. */
export interface PageObserver {
  frameChanged(frame: Protocol.Page.Frame): void;
  frameDetached(frameId: string): void;
  message(frameId: string, message: PageMessage): void;
  requestPaused(request: Protocol.Fetch.requestPausedPayload): void;
  navigationRequested(frameId: string, url: string): void;
  windowOpened(url: string, name: string, features: string): void;
  domReady(): unknown;
  loaded(): unknown;
  crashed(): void;
  consoleMessage(level: string, text: string, line: number, url: string): void;
}

const bindingName = 'standInReport';
const entryName = 'standInDeliver';

/** A page prepared as a window's contents: worlds, binding, interception; and the way into its isolated worlds. */
export class Page {
  readonly target: AttachedTarget;
  private readonly observer: PageObserver;
  /** Isolated worlds by frame. */
  private readonly contexts = new Map<string, number>();
  private readonly framesOfContexts = new Map<number, string>();

  constructor(target: AttachedTarget, observer: PageObserver) {
    this.target = target;
    this.observer = observer;
  }

  /** Must have ended before the page is sent anywhere. */
  async prepare(preload: PreloadScript): Promise<void> {
    const { session } = this.target;
    this.listen();
    const greeting = `stand-in-${randomUUID()}`;
    const settings = {
      greeting,
      bindingName,
      entryName,
      runsInSubframes: preload.runsInSubframes,
      preloadPath: preload.path,
      process: preload.process,
    };
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Inspector.enable'),
      session.send('Runtime.addBinding', { name: bindingName, executionContextName: isolatedWorldName }),
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: isolatedWorldSource(settings, preload.source),
        worldName: isolatedWorldName,
      }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource(greeting) }),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    ]);
    const { frameTree } = await session.send('Page.getFrameTree');
    this.observer.frameChanged(frameTree.frame);
  }

  /** Hands a message to a frame's isolated world; answers false when that frame has none (now). */
  deliver(frameId: string, message: HostMessage): boolean {
    const executionContextId = this.contexts.get(frameId);
    if (executionContextId === undefined) {
      return false;
    }
    this.target.session
      .send('Runtime.callFunctionOn', {
        functionDeclaration: `(text) => globalThis.${entryName}(text)`,
        executionContextId,
        arguments: [{ value: JSON.stringify(message) }],
      })
      .then(reportException)
      .catch(unlessGone);
    return true;
  }

  private listen(): void {
    const { session } = this.target;
    const { observer } = this;
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
      observer.frameChanged({ id: frameId, parentId: parentFrameId, url: '' } as Protocol.Page.Frame);
    });
    session.on('Page.frameNavigated', ({ frame }) => observer.frameChanged(frame));
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'remove') {
        observer.frameDetached(frameId);
      }
    });
    session.on('Page.frameRequestedNavigation', ({ frameId, url }) =>
      observer.navigationRequested(frameId, url),
    );
    session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) =>
      observer.windowOpened(url, windowName, windowFeatures.join(',')),
    );
    session.on('Page.domContentEventFired', () => observer.domReady());
    session.on('Page.loadEventFired', () => observer.loaded());
    session.on('Fetch.requestPaused', (request) => observer.requestPaused(request));
    session.on('Inspector.targetCrashed', () => {
      this.contexts.clear();
      this.framesOfContexts.clear();
      observer.crashed();
    });
    this.listenToContexts();
  }

  private listenToContexts(): void {
    const { session } = this.target;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === isolatedWorldName) {
        const { frameId } = context.auxData as { frameId: string };
        this.contexts.set(frameId, context.id);
        this.framesOfContexts.set(context.id, frameId);
      }
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      const frameId = this.framesOfContexts.get(executionContextId);
      this.framesOfContexts.delete(executionContextId);
      if (frameId !== undefined && this.contexts.get(frameId) === executionContextId) {
        this.contexts.delete(frameId);
      }
    });
    session.on('Runtime.executionContextsCleared', () => {
      this.contexts.clear();
      this.framesOfContexts.clear();
    });
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      const frameId = this.framesOfContexts.get(executionContextId);
      if (name === bindingName && frameId !== undefined) {
        this.observer.message(frameId, JSON.parse(payload) as PageMessage);
      }
    });
    session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
      const place = stackTrace?.callFrames[0];
      const text = args.map((arg) => arg.description ?? String(arg.value)).join(' ');
      this.observer.consoleMessage(type, text, place?.lineNumber ?? 0, place?.url ?? '');
    });
    session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
      const text = exceptionDetails.exception?.description ?? exceptionDetails.text;
      this.observer.consoleMessage(
        'error',
        `Uncaught ${text}`,
        exceptionDetails.lineNumber,
        exceptionDetails.url ?? '',
      );
    });
  }
}

/** A listener of the preload that throws is the page's own error; it shows in the page's console as in Electron. */
function reportException({ exceptionDetails }: Protocol.Runtime.callFunctionOnReturnValue): void {
  if (exceptionDetails) {
    const text = exceptionDetails.exception?.description ?? exceptionDetails.text;
    process.stderr.write(`stand-in: a listener in a preload script threw: ${text}\n`);
  }
}
