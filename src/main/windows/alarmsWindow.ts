import { type BrowserWindow, type Display, screen } from 'electron';
import type { AlarmsPlace, AlarmsView } from '../../shared/bridge/alarmsView.ts';
import type { Preferences, SessionState } from '../../shared/bridge/state.ts';
import type { WindowPlacement } from './windowPlacement.ts';
import type { WindowRegistry } from './windowRegistry.ts';
import { bringForward } from './windows.ts';

/** What the alarms window is made with. */
export interface AlarmsWindowParts {
  readonly registry: WindowRegistry;
  readonly placement: WindowPlacement;
  readonly openWindow: (display: Display | null) => BrowserWindow;
  readonly changed: (place: AlarmsPlace) => void;
}

/** Where the user wants the alarms: a display by its id, or the one where he dropped the tab; nothing: where they were last. */
export interface WantedPlace {
  readonly display: number | null;
  readonly at: { readonly x: number; readonly y: number } | null;
}

/** Whether the alarms are in a window of their own, on which monitor, and how the user looked at them before (R-J01). */
export class AlarmsWindow {
  readonly #parts: AlarmsWindowParts;
  #user: string | null = null;
  #view: AlarmsView | null = null;
  #isQuitting = false;

  constructor(parts: AlarmsWindowParts) {
    this.#parts = parts;
    screen.on('display-added', () => this.#tell());
    screen.on('display-removed', () => {
      this.#returnToSight();
      this.#tell();
    });
  }

  /** How the user looks at the alarms, for the window that shows them next. */
  get view(): AlarmsView | null {
    return this.#view;
  }

  /** Where the alarms are, and where they could be. */
  get place(): AlarmsPlace {
    const consoleWindow = this.#parts.registry.of('console');
    const here = consoleWindow ? screen.getDisplayMatching(consoleWindow.getBounds()).id : null;
    const displays = screen.getAllDisplays().map(({ id, label, bounds: { width, height } }) => {
      return { id, label, width, height, hasConsole: id === here };
    });
    return { isOut: this.#parts.registry.of('alarms') !== null, displays };
  }

  keep(view: AlarmsView): void {
    this.#view = view;
  }

  /** Moves the alarms into a window of their own. */
  moveOut(wanted: WantedPlace): void {
    this.#parts.placement.rememberOut(true);
    this.#open(this.#displayFor(wanted));
  }

  /** Puts the alarms back into the console window. */
  putBack(): void {
    const window = this.#parts.registry.of('alarms');
    if (window) window.close();
  }

  /** Brings the alarms to the front, wherever they are. */
  show(): void {
    const { registry } = this.#parts;
    const window = registry.of('alarms') ?? registry.of('console');
    if (window) bringForward(window);
  }

  /** Another user looks in his own way, and may want the alarms in their own window; without one there is nothing to show. */
  sessionChanged(session: SessionState, { alarmsAtStart }: Pick<Preferences, 'alarmsAtStart'>): void {
    const user = session.status === 'signedIn' ? session.user.id : null;
    if (session.status === 'starting' || user === this.#user) return;
    this.#user = user;
    this.#view = null;
    const { registry, placement } = this.#parts;
    if (user === null) registry.of('alarms')?.destroy();
    else if (placement.isOut) this.#open(null);
    else if (alarmsAtStart === 'ownWindow') this.moveOut({ display: null, at: null });
  }

  /** The windows that close from now on are not put back by anybody: they come again at the next start. */
  quitting(): void {
    this.#isQuitting = true;
  }

  #open(display: Display | null): void {
    const known = this.#parts.registry.of('alarms');
    if (known) {
      bringForward(known);
      return;
    }
    const window = this.#parts.openWindow(display);
    window.on('close', () => {
      if (!this.#isQuitting) this.#parts.placement.rememberOut(false);
    });
    window.once('closed', () => {
      if (!this.#isQuitting) this.#tell();
    });
    this.#tell();
  }

  /** The display that was asked for; else, the first time, one without the console. */
  #displayFor({ display, at }: WantedPlace): Display | null {
    const displays = screen.getAllDisplays();
    const asked = displays.find(({ id }) => id === display);
    if (asked) return asked;
    const { displays: known } = this.place;
    const console = known.find(({ hasConsole }) => hasConsole)?.id;
    const dropped = at && screen.getDisplayNearestPoint(at);
    if (dropped && dropped.id !== console) return dropped;
    return this.#parts.placement.knows('alarms') ? null : (displays.find(({ id }) => id !== console) ?? null);
  }

  /** A window on a monitor that was unplugged goes to one that is there. */
  #returnToSight(): void {
    const window = this.#parts.registry.of('alarms');
    if (!window) return;
    const bounds = window.getBounds();
    const { workArea } = screen.getDisplayMatching(bounds);
    const isInSight =
      bounds.x < workArea.x + workArea.width &&
      bounds.x + bounds.width > workArea.x &&
      bounds.y < workArea.y + workArea.height &&
      bounds.y + bounds.height > workArea.y;
    if (!isInSight) window.setBounds(this.#parts.placement.place('alarms', bounds).bounds);
  }

  #tell(): void {
    this.#parts.changed(this.place);
  }
}
