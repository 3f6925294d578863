import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { buildIfStale } from '../build/build.ts';
import { runCaptured, toolFile } from '../check/runNodeTool.ts';
import { writeStubElectron } from './stubElectron.ts';

/**
 * `npm run package`: builds, then packs with electron-builder, to which all arguments are passed on (`--dir`, `--linux`, …).
 * `--stub-electron` packs around a program that runs nothing, for machines that cannot fetch Electron: what is packed can be
 * looked at, not run.
 */
const stubOption = '--stub-electron';

/** Packs the workstation and answers electron-builder's exit code. */
async function packWorkstation(args: readonly string[]): Promise<number> {
  await buildIfStale({ report: say });
  const stub = args.includes(stubOption) ? mkdtempSync(path.join(tmpdir(), 'valerus-electron-')) : null;
  try {
    if (stub !== null) writeStubElectron(stub);
    const builderArguments = [
      ...args.filter((argument) => argument !== stubOption),
      ...(stub === null ? [] : [`-c.electronDist=${stub}`]),
      '--publish',
      'never',
    ];
    const { exitCode, output } = await runCaptured([
      toolFile('electron-builder', 'electron-builder'),
      ...builderArguments,
    ]);
    say(output);
    return exitCode;
  } finally {
    if (stub !== null) rmSync(stub, { recursive: true, force: true });
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

process.exitCode = await packWorkstation(process.argv.slice(2));
