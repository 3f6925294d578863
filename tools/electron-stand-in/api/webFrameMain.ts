import type { Protocol } from '../chromium/protocol.ts';
import { appOrigin, toAppAddress } from './addresses.ts';
import { type Api, ApiEmitter, guard } from './apiObject.ts';

type Members =
  | 'url'
  | 'origin'
  | 'name'
  | 'routingId'
  | 'processId'
  | 'frameTreeNodeId'
  | 'frameToken'
  | 'parent'
  | 'top'
  | 'frames'
  | 'framesInSubtree'
  | 'isDestroyed'
  | 'detached'
  | 'send';

let lastRoutingId = 0;

/** Electron's WebFrameMain: one frame of a page, as its preload and Chromium report it. */
export class WebFrameMain extends ApiEmitter<never> implements Api<Electron.WebFrameMain, Members> {
  url = '';
  name = '';
  readonly routingId: number;
  readonly frameTreeNodeId: number;
  readonly frameToken: string;
  readonly parent: WebFrameMain | null;
  readonly processId: number;
  detached = false;
  private readonly tree: FrameTree;

  constructor(tree: FrameTree, frameToken: string, parent: WebFrameMain | null) {
    super('WebFrameMain', []);
    lastRoutingId += 1;
    this.tree = tree;
    this.routingId = lastRoutingId;
    this.frameTreeNodeId = lastRoutingId;
    this.frameToken = frameToken;
    this.parent = parent;
    this.processId = tree.webContentsId;
    // biome-ignore lint/correctness/noConstructorReturn: what the app sees must refuse what is not implemented
    return guard('WebFrameMain', this);
  }

  get origin(): string {
    return appOrigin(this.url);
  }

  get top(): WebFrameMain | null {
    return this.parent === null ? this : this.parent.top;
  }

  get frames(): WebFrameMain[] {
    return this.tree.all().filter((frame) => frame.parent?.frameToken === this.frameToken);
  }

  get framesInSubtree(): WebFrameMain[] {
    return [this, ...this.frames.flatMap((frame) => frame.framesInSubtree)];
  }

  isDestroyed(): boolean {
    return this.detached;
  }

  send(channel: string, ...args: unknown[]): void {
    this.tree.sendTo(this.frameToken, channel, args);
  }
}

/** The frames of one page. */
export class FrameTree {
  readonly webContentsId: number;
  readonly sendTo: (frameToken: string, channel: string, args: readonly unknown[]) => void;
  private readonly frames = new Map<string, WebFrameMain>();
  private main: WebFrameMain | undefined;

  constructor(
    webContentsId: number,
    sendTo: (frameToken: string, channel: string, args: readonly unknown[]) => void,
  ) {
    this.webContentsId = webContentsId;
    this.sendTo = sendTo;
  }

  get mainFrame(): WebFrameMain | undefined {
    return this.main;
  }

  all(): WebFrameMain[] {
    return [...this.frames.values()];
  }

  get(frameToken: string): WebFrameMain | undefined {
    return this.frames.get(frameToken);
  }

  isMain(frameToken: string): boolean {
    return this.main?.frameToken === frameToken;
  }

  /** A frame is there, or has another document; a new document of the main frame takes all subframes with it. */
  update(frame: Protocol.Page.Frame): void {
    const parent = frame.parentId === undefined ? null : (this.frames.get(frame.parentId) ?? null);
    const known = this.frames.get(frame.id) ?? new WebFrameMain(this, frame.id, parent);
    for (const child of known.framesInSubtree.slice(1)) {
      this.remove(child.frameToken);
    }
    known.url = toAppAddress(frame.url + (frame.urlFragment ?? ''));
    known.name = frame.name ?? '';
    this.frames.set(frame.id, known);
    if (frame.parentId === undefined) {
      this.main = known;
    }
  }

  remove(frameToken: string): void {
    const frame = this.frames.get(frameToken);
    for (const gone of frame?.framesInSubtree ?? []) {
      gone.detached = true;
      this.frames.delete(gone.frameToken);
    }
  }
}
