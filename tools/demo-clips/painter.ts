import { chromium, type Page } from '@playwright/test';
import { chromiumFlags, ensureBrowser } from '../browser/ensure.ts';
import { picture, type Shape } from './shapes.ts';

/** Paints pictures in a browser, which every machine of the project has. */
export interface Painter {
  /** The pictures as PNG files, in order. */
  paint(pictures: readonly (readonly Shape[])[]): Promise<Buffer[]>;
  close(): Promise<void>;
}

/** Starts the browser that paints. */
export async function startPainter(): Promise<Painter> {
  const executablePath = await ensureBrowser();
  const browser = await chromium.launch({ executablePath, args: chromiumFlags({ headless: true }) });
  const page = await browser.newPage();
  await page.addScriptTag({ content: paintingScript });
  return {
    paint: (pictures) => paint(page, pictures),
    close: () => browser.close(),
  };
}

async function paint(page: Page, pictures: readonly (readonly Shape[])[]): Promise<Buffer[]> {
  const files = await page.evaluate<string[]>(`paintAll(${JSON.stringify(pictures)})`);
  return files.map((file) => Buffer.from(file.slice(file.indexOf(',') + 1), 'base64'));
}

/** Runs in the page, which knows nothing of this program's modules. */
const paintingScript = `
  const canvas = document.createElement('canvas');
  canvas.width = ${picture.width};
  canvas.height = ${picture.height};
  const pen = canvas.getContext('2d', { alpha: false });
  const painted = {
    polygon({ points }) {
      pen.beginPath();
      for (let index = 0; index < points.length; index += 2) pen.lineTo(points[index], points[index + 1]);
      pen.fill();
    },
    disc({ x, y, radius }) {
      pen.beginPath();
      pen.arc(x, y, Math.max(0, radius), 0, Math.PI * 2);
      pen.fill();
    },
    glow({ x, y, radius, fill }) {
      const light = pen.createRadialGradient(x, y, 0, x, y, radius);
      light.addColorStop(0, fill);
      light.addColorStop(1, 'rgba(0, 0, 0, 0)');
      pen.fillStyle = light;
      pen.fillRect(x - radius, y - radius, radius * 2, radius * 2);
    },
    text({ x, y, size, text }) {
      pen.font = '600 ' + size + 'px sans-serif';
      pen.fillText(text, x, y);
    },
  };
  function paintAll(pictures) {
    return pictures.map((shapes) => {
      for (const shape of shapes) {
        pen.fillStyle = shape.fill;
        painted[shape.kind](shape);
      }
      return canvas.toDataURL('image/png');
    });
  }
`;
