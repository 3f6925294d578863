import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** A remembered failure to fetch Electron: it counts for a day, and only for the version that was tried. */
export interface FetchFailure {
  readonly version: string;
  readonly at: number;
  readonly reason: string;
}

const retryAfterMs = 24 * 60 * 60_000;
const fetchDeadlineMs = 20_000;

/** The path of Electron's program in a project, if it has been fetched. */
export function findElectron(projectFolder: string): string | undefined {
  const folder = path.join(projectFolder, 'node_modules', 'electron');
  const name = readIfThere(path.join(folder, 'path.txt'))?.trim();
  const program = name ? path.join(folder, 'dist', name) : undefined;
  return program !== undefined && existsSync(program) ? program : undefined;
}

/** Whether a failure is young enough to spare this start another try. */
export function isStillKnown(failure: FetchFailure | undefined, version: string, now: number): boolean {
  return (
    failure !== undefined &&
    failure.version === version &&
    now - failure.at < retryAfterMs &&
    now >= failure.at
  );
}

/**
 * Electron's program, fetched from its release site if it can be had within a short time.
 * Otherwise the reason why not, which is remembered for a day.
 */
export async function fetchElectron(
  projectFolder: string,
  report: (line: string) => void,
): Promise<{ program: string } | { reason: string }> {
  const version = electronVersion(projectFolder);
  const memory = path.join(projectFolder, 'node_modules', '.cache', 'valerus-start', 'electron.json');
  const known = readFailure(memory);
  if (known !== undefined && isStillKnown(known, version, Date.now())) {
    return { reason: `${known.reason} (tried ${new Date(known.at).toISOString()}, tried again after a day)` };
  }
  report(`Fetching Electron ${version} (for at most ${fetchDeadlineMs / 1000} s)`);
  const failure = await runInstaller(projectFolder);
  const program = findElectron(projectFolder);
  if (program !== undefined) {
    rmSync(memory, { force: true });
    return { program };
  }
  const reason = `Electron ${version} could not be fetched: ${failure}`;
  mkdirSync(path.dirname(memory), { recursive: true });
  writeFileSync(`${memory}.part`, JSON.stringify({ version, at: Date.now(), reason } satisfies FetchFailure));
  renameSync(`${memory}.part`, memory);
  return { reason };
}

function electronVersion(projectFolder: string): string {
  const text = readIfThere(path.join(projectFolder, 'node_modules', 'electron', 'package.json'));
  if (text === undefined) {
    throw new Error('The electron package is not installed. Run "npm ci".');
  }
  return (JSON.parse(text) as { version: string }).version;
}

function readFailure(file: string): FetchFailure | undefined {
  const text = readIfThere(file);
  if (text === undefined) {
    return undefined;
  }
  const value = JSON.parse(text) as Partial<FetchFailure>;
  const { version, at, reason } = value;
  return typeof version === 'string' && typeof at === 'number' && typeof reason === 'string'
    ? { version, at, reason }
    : undefined;
}

function runInstaller(projectFolder: string): Promise<string> {
  return new Promise((resolve) => {
    const installer = path.join(projectFolder, 'node_modules', 'electron', 'install.js');
    const child = spawn(process.execPath, [installer], { stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString('utf8');
    });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      resolve(`no answer within ${fetchDeadlineMs / 1000} s`);
    }, fetchDeadlineMs);
    child.once('error', (error) => {
      clearTimeout(timer);
      resolve(error.message);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(firstErrorLine(errors) ?? `its installer ended with ${code}`);
    });
  });
}

/** The line that says what happened, without the stack under it. */
function firstErrorLine(text: string): string | undefined {
  return text
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '' && !line.startsWith('at '))
    ?.slice(0, 200);
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
