import type { Locator, Page } from '@playwright/test';

/** Frames per second and seconds of the demo site's clips, in which every picture carries its number. */
export const clip = { framesPerSecond: 12, seconds: 60 } as const;

/** A player as its operator meets it, and what its pixels say. */
export class PlayerOnScreen {
  readonly root: Locator;

  constructor(window: Page, place: 1 | 2) {
    this.root = window.getByRole('figure', { name: new RegExp(`^(Reproductor|Player) ${place}:`) });
  }

  button(name: string | RegExp): Locator {
    return this.root.getByRole('button', { name });
  }

  /** When the picture was taken, ms, as the page says. */
  async shownAt(): Promise<number> {
    return Date.parse((await this.root.locator('time').getAttribute('datetime')) ?? '');
  }

  /** The frame of the minute that is burned into the picture on the screen; -1 where none can be read. */
  burnedFrame(): Promise<number> {
    return this.root.locator('video').evaluate((video: HTMLVideoElement) => {
      const canvas = document.createElement('canvas');
      canvas.width = video.videoWidth;
      canvas.height = video.videoHeight;
      const pen = canvas.getContext('2d');
      if (!pen || canvas.width === 0) return -1;
      pen.drawImage(video, 0, 0);
      // tools/demo-clips/clipClock.ts: a light cell, ten cells of a number, a dark cell, each ten pixels wide.
      const cells = Array.from({ length: 12 }, (_, index) => {
        const [red = 0] = pen.getImageData(8 + index * 10 + 5, 347, 1, 1).data;
        return red > 127;
      });
      if (cells[0] !== true || cells[11] !== false) return -1;
      return cells.slice(1, 11).reduce((number, isLight) => number * 2 + (isLight ? 1 : 0), 0);
    });
  }

  /** The frame that the shown time means. */
  async expectedFrame(): Promise<number> {
    const inMinute = (await this.shownAt()) % (clip.seconds * 1000);
    return Math.round((inMinute * clip.framesPerSecond) / 1000) % (clip.seconds * clip.framesPerSecond);
  }
}
