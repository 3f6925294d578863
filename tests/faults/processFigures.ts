import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { loadavg } from 'node:os';

/** How a process stands, as the operating system sees it. */
export interface ProcessFigures {
  readonly residentMb: number;
  /** Open files, sockets and pipes. */
  readonly handles: number;
  readonly sockets: number;
  /** Processor time since its start. */
  readonly cpuSeconds: number;
}

/** How a process and all that came from it stand together. */
export interface FamilyFigures {
  readonly processes: number;
  /** Pages that several of them share are counted once. */
  readonly memoryMb: number;
  readonly handles: number;
  readonly cpuSeconds: number;
}

/** Linux counts processor time in hundredths of a second, whatever the kernel's own clock. */
const ticksPerSecond = 100;

/** Looks at one process. */
export function figuresOf(pid: number): ProcessFigures {
  const handles = handlesOf(pid);
  return {
    residentMb: megabytes(/^VmRSS:\s+(\d+)/m, `/proc/${pid}/status`),
    handles: handles.length,
    sockets: handles.filter((target) => target.startsWith('socket:')).length,
    cpuSeconds: statOf(pid)?.cpuSeconds ?? 0,
  };
}

/** Looks at a process and everything below it: a browser is a dozen processes. */
export function familyFiguresOf(pid: number): FamilyFigures {
  const members = familyOf(pid);
  const sum = (of: (member: number) => number): number =>
    members.reduce((total, each) => total + of(each), 0);
  return {
    processes: members.length,
    memoryMb: Math.round(sum((each) => megabytes(/^Pss:\s+(\d+)/m, `/proc/${each}/smaps_rollup`))),
    handles: sum((each) => handlesOf(each).length),
    cpuSeconds: Math.round(sum((each) => statOf(each)?.cpuSeconds ?? 0)),
  };
}

/** How busy the whole machine was since the last look, 0–1, and how many wanted to run in the last minute. */
export function createMachineMeter(): () => { readonly busyShare: number; readonly load: number } {
  let before = machineTicks();
  return () => {
    const now = machineTicks();
    const [all, idle] = [now.all - before.all, now.idle - before.idle];
    before = now;
    return { busyShare: round(all === 0 ? 0 : 1 - idle / all), load: round(loadavg()[0] ?? 0) };
  };
}

function machineTicks(): { readonly all: number; readonly idle: number } {
  const line = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0] ?? '';
  const ticks = line.trim().split(/\s+/).slice(1, 9).map(Number);
  return { all: ticks.reduce((sum, each) => sum + each, 0), idle: (ticks[3] ?? 0) + (ticks[4] ?? 0) };
}

function familyOf(first: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? statOf(Number(name))?.parent : undefined;
    if (parent !== undefined) parents.set(Number(name), parent);
  }
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === first || isBelow(parents.get(pid)));
  return [...parents.keys()].filter(isBelow);
}

/** `null` for a process that has ended meanwhile: a browser's come and go. */
function statOf(pid: number): { readonly parent: number; readonly cpuSeconds: number } | null {
  const text = readOrNull(`/proc/${pid}/stat`);
  if (text === null) return null;
  // The program's name stands in brackets and may hold anything.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return {
    parent: Number(fields[1]),
    cpuSeconds: round((Number(fields[11]) + Number(fields[12])) / ticksPerSecond),
  };
}

function handlesOf(pid: number): readonly string[] {
  const folder = `/proc/${pid}/fd`;
  try {
    return readdirSync(folder).map((name) => {
      try {
        return readlinkSync(`${folder}/${name}`);
      } catch (error) {
        return isGone(error);
      }
    });
  } catch (error) {
    isGone(error);
    return [];
  }
}

function megabytes(pattern: RegExp, file: string): number {
  const text = readOrNull(file);
  return text === null ? 0 : round(Number(pattern.exec(text)?.[1]) / 1024);
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    isGone(error);
    return null;
  }
}

/** Passes over what ended between two reads; throws anything else. */
function isGone(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ENOENT' && code !== 'ESRCH' && code !== 'EACCES') throw error;
  return '';
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
