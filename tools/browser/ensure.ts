import process from 'node:process';
import { browserVariable, findBrowser } from './findBrowser.ts';
import { installBrowser, systemName } from './installBrowser.ts';

export { type ChromiumFlagOptions, chromiumFlags } from './chromiumFlags.ts';
export { browserVariable, findBrowser } from './findBrowser.ts';

/** The path of a browser, installed first if the machine has none. Throws one clear message when that is impossible. */
export async function ensureBrowser(report: (line: string) => void = sayOnStandardError): Promise<string> {
  const found = findBrowser();
  if (found !== undefined) {
    return found;
  }
  const failure = await installBrowser(report);
  const installed = findBrowser();
  if (installed !== undefined) {
    return installed;
  }
  throw new Error(
    `No Chrome, Chromium or Edge was found on this ${systemName()} machine and none could be installed` +
      ` (${failure ?? 'the installation left no program behind'}).` +
      ` Install one, or name its program in ${browserVariable}.`,
  );
}

function sayOnStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}

if (import.meta.main) {
  try {
    process.stdout.write(`${await ensureBrowser()}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
