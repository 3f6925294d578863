import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { chromiumFlags, ensureBrowser } from '../browser/ensure.ts';
import { projectFolder } from '../node/requireNode24.mjs';
import { type IconPicture, icnsFile, icoFile } from './iconFiles.ts';

/**
 * Draws build/icon.svg in every size that an installer wants, in a browser, which every machine of the project has:
 * icon.ico for Windows, icon.icns for macOS, icons/ for Linux.
 */
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
/** Of the sizes, those that a Linux desktop asks for. */
const linuxSizes: ReadonlySet<number> = new Set([16, 32, 48, 64, 128, 256, 512]);
const folder = path.join(projectFolder, 'build');

async function drawPictures(): Promise<IconPicture[]> {
  const svg = readFileSync(path.join(folder, 'icon.svg')).toString('base64');
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: chromiumFlags({ headless: true }),
  });
  try {
    const page = await browser.newPage();
    const pictures: IconPicture[] = [];
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(
        `<style>body { margin: 0 }</style><img width="${size}" height="${size}" src="data:image/svg+xml;base64,${svg}">`,
      );
      pictures.push({ size, png: await page.screenshot({ omitBackground: true }) });
    }
    return pictures;
  } finally {
    await browser.close();
  }
}

const pictures = await drawPictures();
mkdirSync(path.join(folder, 'icons'), { recursive: true });
writeFileSync(path.join(folder, 'icon.ico'), icoFile(pictures));
writeFileSync(path.join(folder, 'icon.icns'), icnsFile(pictures));
for (const { size, png } of pictures.filter((each) => linuxSizes.has(each.size))) {
  writeFileSync(path.join(folder, 'icons', `${size}x${size}.png`), png);
}
process.stderr.write(`drew ${pictures.length} sizes into ${path.relative(process.cwd(), folder)}\n`);
