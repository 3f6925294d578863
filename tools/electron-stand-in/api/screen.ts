import type { Display, Point, Rectangle } from 'electron';
import type { Chromium } from '../chromium/chromium.ts';
import type { Protocol } from '../chromium/protocol.ts';
import { type Api, ApiEmitter, type EventOf, guard } from './apiObject.ts';

type Members = 'getAllDisplays' | 'getPrimaryDisplay' | 'getDisplayMatching' | 'getDisplayNearestPoint';
type ScreenEvent = EventOf<Electron.Screen, 'display-added' | 'display-removed' | 'display-metrics-changed'>;

class Screen extends ApiEmitter<ScreenEvent> implements Api<Electron.Screen, Members> {
  private displays: Display[] = [];
  private primaryId = 0;

  constructor() {
    super('screen', ['display-added', 'display-removed', 'display-metrics-changed']);
  }

  getAllDisplays(): Display[] {
    if (this.displays.length === 0) {
      throw new Error("The 'screen' module can't be used before the app 'ready' event");
    }
    return structuredClone(this.displays);
  }

  getPrimaryDisplay(): Display {
    const displays = this.getAllDisplays();
    return displays.find((display) => display.id === this.primaryId) ?? (displays[0] as Display);
  }

  getDisplayMatching(rectangle: Rectangle): Display {
    const best = this.getAllDisplays().sort(
      (left, right) => overlap(right.bounds, rectangle) - overlap(left.bounds, rectangle),
    )[0] as Display;
    const centre = { x: rectangle.x + rectangle.width / 2, y: rectangle.y + rectangle.height / 2 };
    return overlap(best.bounds, rectangle) > 0 ? best : this.getDisplayNearestPoint(centre);
  }

  getDisplayNearestPoint(point: Point): Display {
    return this.getAllDisplays().sort(
      (left, right) => distance(left.bounds, point) - distance(right.bounds, point),
    )[0] as Display;
  }

  /** For the start and the test control: reads Chromium's screens and tells the app what is new. */
  async refresh(chromium: Chromium): Promise<void> {
    const { screenInfos } = await (await chromium.anySession()).send('Emulation.getScreenInfos');
    const before = this.displays;
    this.displays = screenInfos.map(displayOf);
    this.primaryId = Number(screenInfos.find((info) => info.isPrimary)?.id ?? screenInfos[0]?.id);
    if (before.length === 0) {
      return;
    }
    for (const display of this.displays) {
      const known = before.find(({ id }) => id === display.id);
      const changed = known === undefined ? [] : changedMetrics(known, display);
      if (known === undefined) {
        this.emit('display-added', {}, display);
      } else if (changed.length > 0) {
        this.emit('display-metrics-changed', {}, display, changed);
      }
    }
    for (const display of before.filter(({ id }) => !this.displays.some((present) => present.id === id))) {
      this.emit('display-removed', {}, display);
    }
  }
}

/** What the test control gives for a screen that is plugged in. */
export interface NewScreen extends Rectangle {
  readonly label?: string;
  readonly scaleFactor?: number;
}

/** Plugs in a further screen (headless only); answers its display id. */
export async function addScreen(chromium: Chromium, added: NewScreen): Promise<number> {
  const session = await chromium.anySession();
  const { screenInfo } = await session.send('Emulation.addScreen', {
    left: added.x,
    top: added.y,
    width: added.width,
    height: added.height,
    ...(added.label === undefined ? {} : { label: added.label }),
    ...(added.scaleFactor === undefined ? {} : { devicePixelRatio: added.scaleFactor }),
  });
  await implementation.refresh(chromium);
  return Number(screenInfo.id);
}

/** Unplugs a screen (headless only; not the primary one). */
export async function removeScreen(chromium: Chromium, id: number): Promise<void> {
  const session = await chromium.anySession();
  await session.send('Emulation.removeScreen', { screenId: String(id) });
  await implementation.refresh(chromium);
}

function displayOf(info: Protocol.Emulation.ScreenInfo): Display {
  const rotation = info.orientation.angle;
  return {
    id: Number(info.id),
    label: info.label,
    bounds: { x: info.left, y: info.top, width: info.width, height: info.height },
    workArea: { x: info.availLeft, y: info.availTop, width: info.availWidth, height: info.availHeight },
    size: { width: info.width, height: info.height },
    workAreaSize: { width: info.availWidth, height: info.availHeight },
    nativeOrigin: { x: info.left, y: info.top },
    scaleFactor: info.devicePixelRatio,
    rotation,
    internal: info.isInternal,
    detected: true,
    colorDepth: info.colorDepth,
    colorSpace: '',
    depthPerComponent: 8,
    displayFrequency: 60,
    maximumCursorSize: { width: 0, height: 0 },
    monochrome: false,
    touchSupport: 'unknown',
    accelerometerSupport: 'unknown',
  };
}

function changedMetrics(before: Display, after: Display): string[] {
  const metrics = ['bounds', 'workArea', 'scaleFactor', 'rotation'] as const;
  return metrics.filter((metric) => JSON.stringify(before[metric]) !== JSON.stringify(after[metric]));
}

function overlap(left: Rectangle, right: Rectangle): number {
  const width = Math.min(left.x + left.width, right.x + right.width) - Math.max(left.x, right.x);
  const height = Math.min(left.y + left.height, right.y + right.height) - Math.max(left.y, right.y);
  return Math.max(0, width) * Math.max(0, height);
}

function distance(bounds: Rectangle, { x, y }: Point): number {
  const outside = (low: number, length: number, value: number): number =>
    Math.max(low - value, 0, value - (low + length - 1));
  return Math.hypot(outside(bounds.x, bounds.width, x), outside(bounds.y, bounds.height, y));
}

const implementation = new Screen();

/** Electron's `screen`. */
export const screen = guard('screen', implementation);
