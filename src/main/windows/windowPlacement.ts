import path from 'node:path';
import { type BrowserWindow, type Display, screen } from 'electron';
import { z } from 'zod';
import type { WindowRole } from '../../shared/bridge/contract.ts';
import type { EventLog } from '../link/eventLog.ts';
import { readJsonFile, writeFileDurably } from '../session/durableFile.ts';
import { displayKey, type Placement, placementSchema, placeWindow, rememberPlacement } from './placement.ts';

const fileSchema = z.object({
  console: placementSchema.optional(),
  alarms: placementSchema.optional(),
  /** The alarms were in a window of their own. */
  isOut: z.boolean().optional(),
});

/** A window that is being dragged says so dozens of times a second. */
const settledAfterMs = 500;

/** Remembers over restarts where each window was, display by display (R-J01). */
export class WindowPlacement {
  readonly #file: string;
  readonly #log: EventLog;
  #held: z.infer<typeof fileSchema>;

  constructor(dataFolder: string, log: EventLog) {
    this.#file = path.join(dataFolder, 'windows.json');
    this.#log = log;
    this.#held = readJsonFile(this.#file, fileSchema, log) ?? {};
  }

  /** Where a window opens now, with the displays that are there. */
  place(
    role: WindowRole,
    preferred: { readonly width: number; readonly height: number },
    display: Display | null = null,
  ): ReturnType<typeof placeWindow> {
    const held = this.#held[role] ?? null;
    const displays = screen.getAllDisplays();
    // A display that was asked for counts more than the one where the window was last.
    if (display) {
      const wanted = { last: displayKey(display), displays: held?.displays ?? {} };
      return placeWindow(wanted, displays, display, preferred);
    }
    return placeWindow(held, displays, screen.getPrimaryDisplay(), preferred);
  }

  /** Whether a window has been anywhere yet. */
  knows(role: WindowRole): boolean {
    return this.#held[role] !== undefined;
  }

  /** Whether the alarms were in a window of their own when that was last told. */
  get isOut(): boolean {
    return this.#held.isOut ?? false;
  }

  /** Remembers whether the alarms are in a window of their own. */
  rememberOut(isOut: boolean): void {
    this.#write({ ...this.#held, isOut });
  }

  /** Follows a window until it closes. */
  follow(role: WindowRole, window: BrowserWindow): void {
    let timer: NodeJS.Timeout | null = null;
    const remember = () => {
      timer = null;
      if (!window.isDestroyed() && !window.isMinimized()) this.#remember(role, window);
    };
    const later = () => {
      if (timer) clearTimeout(timer);
      timer = setTimeout(remember, settledAfterMs);
    };
    window.on('move', later);
    window.on('resize', later);
    window.on('close', () => {
      if (timer) clearTimeout(timer);
      remember();
    });
  }

  #remember(role: WindowRole, window: BrowserWindow): void {
    const display = screen.getDisplayMatching(window.getBounds());
    const placement: Placement = rememberPlacement(
      this.#held[role] ?? null,
      display,
      window.getNormalBounds(),
      window.isMaximized(),
    );
    if (JSON.stringify(placement) === JSON.stringify(this.#held[role])) return;
    this.#write({ ...this.#held, [role]: placement });
  }

  #write(held: z.infer<typeof fileSchema>): void {
    this.#held = held;
    try {
      writeFileDurably(this.#file, JSON.stringify(this.#held));
    } catch (error) {
      this.#log.warn({ err: error }, 'the place of a window could not be kept');
    }
  }
}
