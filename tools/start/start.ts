import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { ensureBrowser } from '../browser/ensure.ts';
import { buildIfStale } from '../build/build.ts';
import { hasDisplay } from '../electron-stand-in/options.ts';
import { projectFolder } from '../node/requireNode24.mjs';
import { fetchElectron, findElectron } from './electronBinary.ts';
import { readStartOptions, type StartOptions } from './startOptions.ts';

/** An Electron that ends by itself this soon has not started. */
const startProofMs = 4_000;
const mainFile = path.join(projectFolder, 'dist', 'main', 'main.js');
const standInFile = path.join(projectFolder, 'tools', 'electron-stand-in', 'run.ts');

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function start(options: StartOptions): Promise<number> {
  await buildIfStale({ report: say });
  const isHeadless = options.headless || !hasDisplay(process.env);
  const program = await chooseElectron(options, isHeadless);
  if (program !== undefined) {
    const code = await runElectron(program, options);
    if (code !== undefined) {
      return code;
    }
    if (options.runtime === 'electron') {
      return 1;
    }
    say('Using the stand-in for Electron');
  }
  return runStandIn(options, isHeadless);
}

/** Electron's program, unless the stand-in is asked for or is the only one that can run here. */
async function chooseElectron({ runtime }: StartOptions, isHeadless: boolean): Promise<string | undefined> {
  if (runtime === 'stand-in') {
    return undefined;
  }
  if (isHeadless && runtime !== 'electron') {
    say('No display here: using the stand-in for Electron, without windows on a screen');
    return undefined;
  }
  const present = findElectron(projectFolder);
  if (present !== undefined) {
    return present;
  }
  const fetched = await fetchElectron(projectFolder, say);
  if ('program' in fetched) {
    return fetched.program;
  }
  say(fetched.reason);
  if (runtime === 'electron') {
    throw new Error('Electron was asked for and is not here. Without --electron the stand-in is used.');
  }
  say('Using the stand-in for Electron, with the Chrome or Chromium of this machine');
  return undefined;
}

/** Runs Electron to its end; undefined when it did not even start, which is said in one line. */
async function runElectron(program: string, { appArguments }: StartOptions): Promise<number | undefined> {
  say('Starting Electron');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(program, [...asRoot, mainFile, ...appArguments], {
    stdio: ['inherit', 'inherit', 'pipe'],
  });
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString('utf8')).slice(-4_000);
    process.stderr.write(chunk);
  });
  const ended = endOf(child);
  const first = await Promise.race([ended, delay(startProofMs, 'running' as const, { ref: false })]);
  if (first === 'running' || first === 0) {
    return ended;
  }
  const reason =
    /error while loading shared libraries: [^\n]*|[^\n]*(?:FATAL|Missing X server|Unable to open)[^\n]*/.exec(
      errors,
    );
  say(`Electron did not start: ${reason?.[0].trim() ?? `it ended with ${first}`}`);
  return undefined;
}

async function runStandIn(options: StartOptions, isHeadless: boolean): Promise<number> {
  const browser = await ensureBrowser(say);
  say(`Browser: ${browser}`);
  const standInOptions = [...options.standInOptions];
  if (isHeadless) {
    standInOptions.push('--headless');
    const screenshots = screenshotFolder(standInOptions);
    say(
      `Without a screen: fresh pictures of the windows are in ${path.relative(process.cwd(), screenshots) || '.'}`,
    );
  }
  say('Starting the workstation. Ctrl-C ends it');
  const child = spawn(process.execPath, [standInFile, ...standInOptions, mainFile, ...options.appArguments], {
    // The channel tells the stand-in when this process was killed, so that nothing stays behind.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  return endOf(child);
}

/** The folder of the pictures; one is chosen when the caller named none. */
function screenshotFolder(standInOptions: string[]): string {
  const named = standInOptions.indexOf('--screenshots');
  if (named >= 0) {
    return path.resolve(standInOptions[named + 1] ?? '');
  }
  const folder = path.join(projectFolder, 'screenshots', 'live');
  standInOptions.push('--screenshots', folder);
  return folder;
}

/** The exit code of a child, to which the signals of this process are passed on. */
async function endOf(child: ChildProcess): Promise<number> {
  const forward = (signal: NodeJS.Signals): void => {
    // Ctrl-C in a terminal reaches the child by itself.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) {
      child.kill(signal);
    }
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) {
    process.on(signal, forward);
  }
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  for (const name of signals) {
    process.off(name, forward);
  }
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

try {
  process.exitCode = await start(readStartOptions(process.argv.slice(2)));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
