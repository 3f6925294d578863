import { type ChildProcess, fork, type StdioOptions } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { ForkOptions } from 'electron';
import { type Api, ApiEmitter, type EventOf, guard } from './apiObject.ts';

type UtilityEvent = EventOf<Electron.UtilityProcess, 'spawn' | 'exit' | 'message' | 'error'>;

const parentPortFile = fileURLToPath(new URL('./parentPort.ts', import.meta.url));

/** Electron's UtilityProcess: a child of Node 24 with `process.parentPort`. */
class UtilityProcess
  extends ApiEmitter<UtilityEvent>
  implements Api<Electron.UtilityProcess, 'pid' | 'kill' | 'postMessage'>
{
  pid: number | undefined;
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  private readonly child: ChildProcess;

  constructor(modulePath: string, args: readonly string[], options: ForkOptions) {
    super('UtilityProcess', ['spawn', 'exit', 'message', 'error']);
    this.child = fork(modulePath, [...args], {
      env: { ...process.env, ...options.env },
      execArgv: ['--import', parentPortFile, ...(options.execArgv ?? []).flatMap(nodeOptionsOf)],
      serialization: 'advanced',
      // Ctrl-C in a terminal is for the app, as with Electron; the child ends with the channel to it.
      detached: process.platform !== 'win32',
      stdio: childStdio(options.stdio ?? 'inherit'),
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    this.stdout = this.child.stdout;
    this.stderr = this.child.stderr;
    this.child.once('spawn', () => {
      this.pid = this.child.pid;
      this.emit('spawn');
    });
    this.child.once('exit', (code) => {
      this.pid = undefined;
      this.emit('exit', code ?? 1);
    });
    this.child.on('message', (message) => this.emit('message', message));
    this.child.once('error', (error) => this.emit('error', 'FatalError', error.message, ''));
    // biome-ignore lint/correctness/noConstructorReturn: what the app sees must refuse what is not implemented
    return guard('UtilityProcess', this);
  }

  kill(): boolean {
    return this.child.kill();
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) {
      throw new Error('stand-in: postMessage with ports is not implemented');
    }
    if (this.child.connected) {
      this.child.send({ data: message });
    }
  }
}

/** Electron takes options of V8 in one switch of Chromium's, Node as they are. */
function nodeOptionsOf(option: string): readonly string[] {
  const [, flags] = /^--js-flags=(.*)$/.exec(option) ?? [];
  return flags === undefined ? [option] : flags.split(' ');
}

function childStdio(stdio: NonNullable<ForkOptions['stdio']>): StdioOptions {
  const [, output, errors] = Array.isArray(stdio) ? stdio : [stdio, stdio, stdio];
  return ['ignore', output, errors, 'ipc'] as StdioOptions;
}

/** Electron's `utilityProcess`. */
export const utilityProcess = guard('utilityProcess', {
  fork: (modulePath: string, args: readonly string[] = [], options: ForkOptions = {}) =>
    new UtilityProcess(modulePath, args, options),
});
