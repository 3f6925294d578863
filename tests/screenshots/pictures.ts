import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Workstation } from '../e2e/workstation.ts';

const folder = resolve(import.meta.dirname, '../../screenshots');
mkdirSync(folder, { recursive: true });

/** The languages and themes in which every screen is looked at, each with the words of the menu that chooses it. */
export const looks = [
  { language: 'es', theme: 'dark', words: ['Oscuro', 'Español'] },
  { language: 'es', theme: 'light', words: ['Claro', 'Español'] },
  { language: 'en', theme: 'dark', words: ['Oscuro', 'English'] },
  { language: 'en', theme: 'light', words: ['Claro', 'English'] },
] as const;

/** Takes a picture of the window for people to look at; the pointer rests where nothing reacts to it. */
export async function picture(workstation: Workstation, name: string): Promise<void> {
  await workstation.window.mouse.move(700, 2);
  await workstation.window.evaluate(() => document.fonts.ready);
  await workstation.window.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
