import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));
const aptDeadlineMs = 10 * 60_000;
const downloadDeadlineMs = 10 * 60_000;

/** Debian's Chromium, and fonts: a bare machine has none, and without them every text is a row of boxes. */
const debianPackages = ['chromium', 'fonts-liberation', 'fonts-noto-color-emoji'];

/** Installs Chromium by the way that suits this machine, saying each thing it does; answers why it could not, if so. */
export async function installBrowser(report: (line: string) => void): Promise<string | undefined> {
  const failures: string[] = [];
  if (process.platform === 'linux' && process.getuid?.() === 0 && isDebianLike()) {
    report(`No browser found. Installing Debian's: apt-get install ${debianPackages.join(' ')}`);
    const failure = await installDebianPackages();
    if (failure === undefined) {
      return undefined;
    }
    report(failure);
    failures.push(failure);
  }
  report('Downloading Chromium with Playwright (about 170 MB, into its own cache folder)');
  const failure = await downloadWithPlaywright();
  if (failure === undefined) {
    return undefined;
  }
  failures.push(failure);
  return failures.join('; ');
}

function isDebianLike(): boolean {
  return existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

async function installDebianPackages(): Promise<string | undefined> {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const steps = [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...debianPackages],
  ];
  for (const step of steps) {
    const failure = await run('apt-get', step, aptDeadlineMs, environment);
    if (failure !== undefined) {
      return failure;
    }
  }
  return undefined;
}

async function downloadWithPlaywright(): Promise<string | undefined> {
  const commandLine = path.join(projectFolder, 'node_modules', '@playwright', 'test', 'cli.js');
  if (!existsSync(commandLine)) {
    return 'Playwright is not installed (run "npm ci")';
  }
  return run(process.execPath, [commandLine, 'install', 'chromium'], downloadDeadlineMs, process.env);
}

/** Runs a program with its output on standard error; answers what went wrong in one line, or undefined. */
function run(
  program: string,
  args: readonly string[],
  deadlineMs: number,
  environment: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment,
      timeout: deadlineMs,
    });
    let lastLine = '';
    const remember = (chunk: Buffer): void => {
      lastLine = readLastLine(chunk) ?? lastLine;
    };
    child.stdout.on('data', remember);
    child.stderr.on('data', remember);
    const name = `${path.basename(program)} ${args[0] === undefined ? '' : path.basename(args[0])}`.trim();
    child.once('error', (error) => resolve(`${name} could not be started: ${error.message}`));
    child.once('exit', (code, signal) => {
      resolve(code === 0 ? undefined : `${name} ended with ${signal ?? code}: ${lastLine}`);
    });
  });
}

function readLastLine(chunk: Buffer): string | undefined {
  return chunk
    .toString('utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .at(-1);
}

/** The name of the Debian or other release, for messages. */
export function systemName(): string {
  try {
    const release = readFileSync('/etc/os-release', 'utf8');
    return /^PRETTY_NAME="?([^"\n]*)"?$/m.exec(release)?.[1] ?? process.platform;
  } catch {
    // Only Linux has this file.
    return process.platform;
  }
}
