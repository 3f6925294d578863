import { z } from 'zod';

const rectangleSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
});
/** A rectangle on the desktop, in device-independent pixels. */
export type Rectangle = z.infer<typeof rectangleSchema>;

/** Where a window was on each display, and on which it was last. */
export const placementSchema = z.object({
  last: z.string(),
  displays: z.record(z.string(), z.object({ bounds: rectangleSchema, isMaximized: z.boolean() })),
});
/** Where a window was on each display. */
export type Placement = z.infer<typeof placementSchema>;

/** What placing needs to know of a display; Electron's `Display` fits. */
export interface DisplayArea {
  readonly label: string;
  readonly bounds: Rectangle;
  readonly workArea: Rectangle;
}

/** Names a display by what stays the same over restarts; its id need not. */
export function displayKey({ label, bounds }: DisplayArea): string {
  return `${label} ${bounds.width}x${bounds.height}+${bounds.x}+${bounds.y}`;
}

/**
 * Where a window opens: as it was on the display where it was last, if that is there; else as it was on the primary display,
 * or in the middle of it. Never outside of what can be seen (R-J01).
 */
export function placeWindow(
  placement: Placement | null,
  displays: readonly DisplayArea[],
  primary: DisplayArea,
  preferred: { readonly width: number; readonly height: number },
): { readonly bounds: Rectangle; readonly isMaximized: boolean } {
  const display = displays.find((each) => displayKey(each) === placement?.last) ?? primary;
  const kept = placement?.displays[displayKey(display)];
  return {
    bounds: kept ? fitInto(kept.bounds, display.workArea) : centreIn(preferred, display.workArea),
    isMaximized: kept?.isMaximized ?? false,
  };
}

/** Remembers where a window is now. */
export function rememberPlacement(
  placement: Placement | null,
  display: DisplayArea,
  bounds: Rectangle,
  isMaximized: boolean,
): Placement {
  const key = displayKey(display);
  return { last: key, displays: { ...placement?.displays, [key]: { bounds, isMaximized } } };
}

function fitInto(bounds: Rectangle, area: Rectangle): Rectangle {
  const width = Math.min(bounds.width, area.width);
  const height = Math.min(bounds.height, area.height);
  return {
    width,
    height,
    x: Math.min(Math.max(bounds.x, area.x), area.x + area.width - width),
    y: Math.min(Math.max(bounds.y, area.y), area.y + area.height - height),
  };
}

function centreIn(size: { readonly width: number; readonly height: number }, area: Rectangle): Rectangle {
  const width = Math.min(size.width, area.width);
  const height = Math.min(size.height, area.height);
  return {
    width,
    height,
    x: area.x + Math.floor((area.width - width) / 2),
    y: area.y + Math.floor((area.height - height) / 2),
  };
}
