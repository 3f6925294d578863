/**
 * The commands that people call through npm may start on any Node from 20 on; the project itself needs Node 24
 * (better-sqlite3 13 crashes on Node 20, and types are stripped natively only from Node 24 on).
 * This file is plain JavaScript that old versions still understand: it finds the project's own Node 24 and hands over to it.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project folder, with a trailing separator left out. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

const neededMajor = 24;
const pinnedVersion = '24.21.0';

/**
 * The path of a Node 24: the one that `npm ci` installed, else the running one if it is new enough.
 * Ends the process with one clear line when there is none.
 * @returns {string}
 */
export function requireNode24() {
  const modules = path.join(projectFolder, 'node_modules');
  if (!existsSync(modules)) {
    endWith('The dependencies are not installed. Run "npm ci" in the project folder first.');
  }
  const pinned = path.join(
    modules,
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (existsSync(pinned)) {
    return pinned;
  }
  if (majorOf(process.versions.node) >= neededMajor) {
    return process.execPath;
  }
  return endWith(
    `Node ${neededMajor} is needed and this is Node ${process.versions.node}. ` +
      `Run "npm ci" without --omit=optional, which brings Node ${pinnedVersion} for Linux and Windows, or install Node ${neededMajor}.`,
  );
}

/**
 * Runs a file of the project (TypeScript or JavaScript) on Node 24 and answers its exit code.
 * Signals that this process gets are passed on, so that a stopped command leaves nothing behind.
 * @param {string} file relative to the project folder
 * @param {readonly string[]} args
 * @param {readonly string[]} nodeOptions of Node itself
 * @returns {Promise<number>}
 */
export function runOnNode24(file, args, nodeOptions = []) {
  const node = requireNode24();
  const environment = { ...process.env };
  // Tools that start "node" themselves must find the same Node.
  const pathKey = Object.keys(environment).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  environment[pathKey] = `${path.dirname(node)}${path.delimiter}${environment[pathKey] ?? ''}`;
  const child = spawn(node, [...nodeOptions, path.join(projectFolder, file), ...args], {
    stdio: 'inherit',
    env: environment,
  });
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    // Ctrl-C in a terminal already reaches every process of the group: a second one would mean "at once" to some.
    if (signal === 'SIGINT' && process.stdin.isTTY) {
      return;
    }
    child.kill(signal);
  };
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) {
    process.on(signal, forward);
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const name of signals) {
        process.off(name, forward);
      }
      // As a shell reports it: 128 and the number of the signal.
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/**
 * Runs a file on Node 24 with this command's own arguments and ends with its exit code.
 * @param {string} file relative to the project folder
 */
export async function handOverToNode24(file) {
  process.exitCode = await runOnNode24(file, process.argv.slice(2));
}

/** @param {string} version */
function majorOf(version) {
  return Number(version.split('.')[0]);
}

/**
 * @param {string} message
 * @returns {never}
 */
function endWith(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
