import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BrowserWindow } from './api/browserWindow.ts';

/** A file name for each window, by its page: `console.png`, `alarms.png`, `console-2.png`. */
export function screenshotNames(windows: readonly { readonly url: string }[]): string[] {
  const taken = new Map<string, number>();
  return windows.map(({ url }) => {
    const name = /([^/?#]+?)(\.html)?([?#].*)?$/.exec(url)?.[1]?.replace(/[^\w-]/g, '') || 'window';
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    return count === 1 ? `${name}.png` : `${name}-${count}.png`;
  });
}

/** Writes a picture of each window into the folder, aside first, so that nobody reads half a file; answers the files. */
export async function takeScreenshots(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const windows = BrowserWindow.getAllWindows().filter((window) => window.nativeTarget() !== undefined);
  const names = screenshotNames(windows.map((window) => ({ url: window.webContents.getURL() })));
  const files: string[] = [];
  for (const [index, window] of windows.entries()) {
    const target = window.nativeTarget();
    // A window that is not shown paints nothing, and a picture of it would wait for ever.
    if (target === undefined || !window.isVisible() || window.webContents.isCrashed()) {
      continue;
    }
    const { data } = await target.session.send('Page.captureScreenshot', { format: 'png' });
    const file = path.join(folder, names[index] as string);
    await writeFile(`${file}.part`, Buffer.from(data, 'base64'));
    await rename(`${file}.part`, file);
    files.push(file);
  }
  return files;
}
