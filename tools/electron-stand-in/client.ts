import { type ChildProcess, fork, type Serializable } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ControlAnswer, ControlCommands } from './control.ts';

const runFile = fileURLToPath(new URL('./run.ts', import.meta.url));
const startDeadlineMs = 30_000;
const stopDeadlineMs = 5_000;

/** An app to start on the stand-in, for a test. */
export interface StandInStart {
  readonly mainFile: string;
  readonly appArguments?: readonly string[];
  /** Options of run.ts, such as `--screens`; `--headless` is always given. */
  readonly options?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** A Node 24; by default the one that runs the test. */
  readonly node?: string;
}

/** An app that runs on the stand-in. */
export interface RunningStandIn {
  readonly process: ChildProcess;
  /** Where Playwright connects: `chromium.connectOverCDP(cdp)`. */
  readonly cdp: string;
  /** The https origin that stands for the app's own. */
  readonly origin: string;
  /** Everything that the process has written so far, both streams. */
  readonly output: () => string;
  readonly control: <Name extends keyof ControlCommands>(
    command: Name,
    ...[given]: undefined extends ControlCommands[Name]['given'] ? [] : [ControlCommands[Name]['given']]
  ) => Promise<ControlCommands[Name]['answer']>;
  /** Quits the app and waits for its end; answers the exit code. */
  readonly stop: () => Promise<number | null>;
}

/** Starts an app and waits until its first window has loaded. Rejects with its output when it ends before. */
export async function startStandIn(start: StandInStart): Promise<RunningStandIn> {
  const child = fork(
    runFile,
    ['--headless', ...(start.options ?? []), start.mainFile, ...(start.appArguments ?? [])],
    {
      execPath: start.node ?? process.execPath,
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, ...start.environment },
    },
  );
  let written = '';
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) {
    throw new Error('the stand-in was started without pipes');
  }
  stderr.on('data', (chunk: Buffer) => {
    written += chunk.toString('utf8');
  });
  const ready = await new Promise<{ cdp: string; origin: string }>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`No window was loaded within ${startDeadlineMs / 1000} s:\n${written}`));
    }, startDeadlineMs);
    createInterface({ input: stdout }).on('line', (line) => {
      written += `${line}\n`;
      if (line.startsWith('{"standIn":')) {
        clearTimeout(timer);
        resolve((JSON.parse(line) as { standIn: { cdp: string; origin: string } }).standIn);
      }
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      reject(
        new Error(`The app ended with ${signal ?? code} before its first window was loaded:\n${written}`),
      );
    });
  });
  return {
    process: child,
    ...ready,
    output: () => written,
    control: controlOf(child),
    stop: () => stop(child),
  };
}

function controlOf(child: ChildProcess): RunningStandIn['control'] {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;
  child.on('message', (message: Serializable) => {
    const answer = message as unknown as ControlAnswer;
    const pending = waiting.get(answer.control);
    waiting.delete(answer.control);
    if ('error' in answer) {
      pending?.reject(new Error(answer.error));
    } else {
      pending?.resolve(answer.answer);
    }
  });
  child.once('exit', () => {
    for (const pending of waiting.values()) {
      pending.reject(new Error('the app has ended'));
    }
  });
  return (command, ...[given]) => {
    lastId += 1;
    const pending = Promise.withResolvers<unknown>();
    waiting.set(lastId, pending);
    child.send({ control: lastId, command, given } as unknown as Serializable);
    return pending.promise as never;
  };
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    const timer = setTimeout(() => child.kill('SIGKILL'), stopDeadlineMs);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(timer);
  }
  return child.exitCode;
}
