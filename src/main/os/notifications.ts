import { app, BrowserWindow, Notification } from 'electron';
import type { AlarmView } from '../../shared/link/alarmView.ts';
import { notificationText } from './notificationText.ts';

/** A burst of alarms is one notification that counts, renewed at most so often, ms. */
const renewEveryMs = 1_000;

/** What notifications need to know, and what a click on one does. */
export interface NotificationParts {
  readonly locale: () => 'es' | 'en';
  /** Whether the user wants to be told. */
  readonly isWanted: () => boolean;
  readonly open: (alarm: string) => void;
}

/** Tells of new alarms on the desktop while none of our windows has the focus; a click opens the last one. */
export class AlarmNotifications {
  readonly #parts: NotificationParts;
  #untold: AlarmView[] = [];
  #count = 0;
  #shown: Notification | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(parts: NotificationParts) {
    this.#parts = parts;
    app.on('browser-window-focus', () => this.clear());
  }

  /** A new alarm for this user. */
  news(alarm: AlarmView): void {
    if (!this.#parts.isWanted() || !Notification.isSupported() || BrowserWindow.getFocusedWindow() !== null)
      return;
    this.#untold.push(alarm);
    if (!this.#timer) this.#show();
  }

  /** The user is back, or another one is here: nothing is told any more. */
  clear(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#untold = [];
    this.#count = 0;
    this.#shown?.close();
    this.#shown = null;
  }

  #show(): void {
    this.#timer = null;
    const last = this.#untold.at(-1);
    if (!last) return;
    this.#count += this.#untold.length;
    this.#untold = [];
    this.#shown?.close();
    const { title, body } = notificationText(last, this.#count, this.#parts.locale());
    // The ping is the sound of an alarm; two would be one too many.
    const notification = new Notification({ title, body, silent: true });
    notification.on('click', () => this.#parts.open(last.id));
    notification.show();
    this.#shown = notification;
    this.#timer = setTimeout(() => this.#show(), renewEveryMs);
  }
}
