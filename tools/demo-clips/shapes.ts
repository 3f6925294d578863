/** A part of a picture: what the page that paints it understands. Lengths in pixels of the picture, colours as CSS says them. */
export type Shape =
  | { readonly kind: 'polygon'; readonly points: readonly number[]; readonly fill: string }
  | {
      readonly kind: 'disc';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly fill: string;
    }
  | {
      readonly kind: 'glow';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly fill: string;
    }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly text: string;
      readonly fill: string;
    };

/** What a camera of the demo site sees at a second (0–60) of its loop; the end of the loop joins its beginning. */
export type Scene = (second: number) => Shape[];

/** Every clip's picture. */
export const picture = { width: 640, height: 360 } as const;

/** A rectangle from its upper left corner. */
export function box(x: number, y: number, width: number, height: number, fill: string): Shape {
  return { kind: 'polygon', points: [x, y, x + width, y, x + width, y + height, x, y + height], fill };
}

/** Any polygon, by its corners x, y, x, y …. */
export function polygon(fill: string, ...points: number[]): Shape {
  return { kind: 'polygon', points, fill };
}

/** A disc. */
export function disc(x: number, y: number, radius: number, fill: string): Shape {
  return { kind: 'disc', x, y, radius, fill };
}

/** Light that fades away from its middle. */
export function glow(x: number, y: number, radius: number, fill: string): Shape {
  return { kind: 'glow', x, y, radius, fill };
}

/** Words, from their left end on their base line. */
export function words(x: number, y: number, size: number, text: string, fill: string): Shape {
  return { kind: 'text', x, y, size, text, fill };
}

/** How far something has come at a second, 0 before `from` and 1 after `to`, slow at both ends. */
export function progress(second: number, from: number, to: number): number {
  const share = Math.min(1, Math.max(0, (second - from) / (to - from)));
  return share * share * (3 - 2 * share);
}

/** The point between two values at a share of the way. */
export function between(start: number, end: number, share: number): number {
  return start + (end - start) * share;
}

/** Somebody walking, standing on (x, y), so many pixels tall. Legs swing while `stride` (seconds) goes on. */
export function walker(x: number, y: number, height: number, coat: string, stride: number): Shape[] {
  const swing = Math.sin(stride * 6) * height * 0.13;
  const hip = y - height * 0.45;
  const wide = height * 0.07;
  const leg = (foot: number) =>
    polygon('#191c20', x - wide, hip, x + wide, hip, x + foot + wide, y, x + foot - wide, y);
  return [
    leg(swing),
    leg(-swing),
    polygon(
      coat,
      x - height * 0.13,
      y - height * 0.8,
      x + height * 0.13,
      y - height * 0.8,
      x + height * 0.11,
      hip + 2,
      x - height * 0.11,
      hip + 2,
    ),
    disc(x, y - height * 0.89, height * 0.09, '#c9a58a'),
  ];
}

/** A car from the side, its wheels on y, driving to the right. */
export function carFromSide(x: number, y: number, length: number, colour: string): Shape[] {
  const high = length * 0.18;
  return [
    box(x, y - high * 1.5, length, high, colour),
    polygon(
      colour,
      x + length * 0.16,
      y - high * 1.5,
      x + length * 0.3,
      y - high * 2.5,
      x + length * 0.7,
      y - high * 2.5,
      x + length * 0.86,
      y - high * 1.5,
    ),
    polygon(
      '#9fb3c4',
      x + length * 0.22,
      y - high * 1.55,
      x + length * 0.33,
      y - high * 2.35,
      x + length * 0.67,
      y - high * 2.35,
      x + length * 0.79,
      y - high * 1.55,
    ),
    disc(x + length * 0.22, y - high * 0.45, high * 0.5, '#101214'),
    disc(x + length * 0.78, y - high * 0.45, high * 0.5, '#101214'),
    disc(x + length * 0.98, y - high * 1.1, high * 0.14, '#fff3c8'),
    disc(x + length * 0.02, y - high * 1.1, high * 0.12, '#d8453b'),
  ];
}
