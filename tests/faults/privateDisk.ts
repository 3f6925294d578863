import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Disks as a program under test sees them, and nobody else: in a mount namespace of its own, inside a user namespace, so that neither
 * being root nor not being root makes a difference.
 */
const namespaces = ['--user', '--map-root-user', '--mount'] as const;

/** What stands in the way of such a namespace on this machine, in words; nothing where one can be made. */
export function whyNoPrivateDisk(): string | null {
  if (process.platform !== 'linux') return 'mount namespaces are Linux’s';
  const folder = mkdtempSync(path.join(tmpdir(), 'valerus-disk-'));
  const { status, error, stderr } = spawnSync('unshare', [...namespaces, 'sh', '-c', readOnly(folder)]);
  return status === 0 ? null : `no private mounts here: ${error ? error.message : String(stderr).trim()}`;
}

/** A way to start programs (`execPath`) that see a folder on a disk that is mounted read-only. */
export function readOnlyRunner(folder: string): string {
  return runnerIn(folder, readOnly(folder));
}

/** A way to start programs that see an empty disk of so many bytes in the place of a folder. */
export function smallDiskRunner(folder: string, bytes: number): string {
  return runnerIn(folder, `mount -t tmpfs -o size=${bytes} tmpfs '${folder}'`);
}

/**
 * A way to start programs that see what a folder holds on a disk without room for another byte. The index of a database's log is
 * left out: SQLite would make room for it by giving up what it had.
 */
export function fullDiskRunner(folder: string, bytes: number): string {
  const room = mkdtempSync(path.join(tmpdir(), 'valerus-disk-'));
  const mount = `mount -t tmpfs -o size=${bytes} tmpfs '${room}'`;
  const copy = `cp -a '${folder}/.' '${room}' && find '${room}' -name '*-shm' -delete`;
  const fill = `{ cat /dev/zero >'${room}/ballast' 2>'/dev/null' || true; }`;
  return runnerIn(folder, `${mount} && ${copy} && ${fill} && mount --move '${room}' '${folder}'`);
}

/** Mounts a running program's disk read-only, or for writing again. Throws where the kernel refuses: while files are open for writing. */
export function remount(pid: number, folder: string, how: 'ro' | 'rw'): void {
  const target = ['--target', String(pid), '--user', '--preserve-credentials', '--mount'];
  const mount = ['mount', '-o', `remount,bind,${how}`, folder];
  const { status, stderr } = spawnSync('nsenter', [...target, ...mount]);
  if (status !== 0) throw new Error(`${folder} cannot be mounted ${how}: ${String(stderr).trim()}`);
}

/** The folder as the running program sees it. */
export function seenBy(pid: number, folder: string): string {
  return path.join(`/proc/${pid}/root`, folder);
}

function readOnly(folder: string): string {
  return `mount --bind '${folder}' '${folder}' && mount -o remount,bind,ro '${folder}'`;
}

/** A program that makes the namespace and becomes Node in it, under the same number. */
function runnerIn(folder: string, mounts: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'valerus-runner-')), path.basename(folder));
  const inside = `${mounts} && exec '${process.execPath}' "$@"`;
  writeFileSync(
    file,
    [
      '#!/bin/sh',
      `inside=${quoted(inside)}`,
      `exec unshare ${namespaces.join(' ')} sh -c "$inside" sh "$@"`,
      '',
    ].join('\n'),
  );
  chmodSync(file, 0o755);
  return file;
}

/** A text as one word of a shell's. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
