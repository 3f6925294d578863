import type { Rectangle } from 'electron';
import { ApiEmitter, type EventOf } from './apiObject.ts';
import type { WindowFrame, WindowState } from './windowFrame.ts';

const events = [
  'close',
  'closed',
  'focus',
  'blur',
  'show',
  'hide',
  'ready-to-show',
  'move',
  'moved',
  'resize',
  'resized',
  'maximize',
  'unmaximize',
  'minimize',
  'restore',
  'enter-full-screen',
  'leave-full-screen',
  'page-title-updated',
  'unresponsive',
  'responsive',
  'session-end',
] as const;
export type WindowEvent = (typeof events)[number];
const checkedEvents: readonly EventOf<Electron.BrowserWindow, WindowEvent>[] = events;

/** The part of BrowserWindow that is about where the window is and how it shows. */
export abstract class PlacedWindow extends ApiEmitter<WindowEvent> {
  protected readonly frame: WindowFrame;

  constructor(frame: WindowFrame) {
    super('BrowserWindow', checkedEvents);
    this.frame = frame;
  }

  abstract focus(): void;

  abstract blur(): void;

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    if (!this.frame.isVisible) {
      this.frame.setVisible(true);
      this.emit('show');
    }
  }

  hide(): void {
    if (this.frame.isVisible) {
      this.frame.setVisible(false);
      this.emit('hide');
      this.blur();
    }
  }

  isVisible(): boolean {
    return this.frame.isVisible && this.frame.state !== 'minimized';
  }

  isMinimized(): boolean {
    return this.frame.state === 'minimized';
  }

  minimize(): void {
    this.changeState('minimized', 'minimize');
    this.blur();
  }

  restore(): void {
    if (this.frame.state === 'minimized') {
      this.changeState('normal', 'restore');
    } else {
      this.unmaximize();
    }
  }

  maximize(): void {
    this.showInactive();
    this.changeState('maximized', 'maximize');
  }

  unmaximize(): void {
    if (this.isMaximized()) {
      this.changeState('normal', 'unmaximize');
    }
  }

  isMaximized(): boolean {
    return this.frame.state === 'maximized';
  }

  setFullScreen(isFullScreen: boolean): void {
    if (isFullScreen) {
      this.changeState('fullscreen', 'enter-full-screen');
    } else if (this.isFullScreen()) {
      this.changeState('normal', 'leave-full-screen');
    }
  }

  isFullScreen(): boolean {
    return this.frame.state === 'fullscreen';
  }

  getBounds(): Rectangle {
    return this.frame.bounds;
  }

  /** These windows have no frame of their own, so that content and window are the same. */
  getContentBounds(): Rectangle {
    return this.frame.bounds;
  }

  getNormalBounds(): Rectangle {
    return { ...this.frame.normalBounds };
  }

  setBounds(bounds: Partial<Rectangle>): void {
    const before = this.frame.normalBounds;
    this.frame.setBounds(bounds);
    this.emitChange(before);
  }

  moveTop(): void {
    this.frame.bringToFront();
  }

  settled(): Promise<void> {
    return this.frame.settled();
  }

  /** For the poll: somebody may have moved the window. */
  async readBack(): Promise<void> {
    const before = this.frame.normalBounds;
    if (await this.frame.readBack()) {
      this.emitChange(before);
    }
  }

  private changeState(state: WindowState, event: WindowEvent): void {
    if (this.frame.state !== state) {
      this.frame.setState(state);
      this.emit(event);
      this.emit('resize');
    }
  }

  private emitChange(before: Rectangle): void {
    const after = this.frame.normalBounds;
    if (before.x !== after.x || before.y !== after.y) {
      this.emit('move');
      this.emit('moved');
    }
    if (before.width !== after.width || before.height !== after.height) {
      this.emit('resize');
      this.emit('resized');
    }
  }
}
