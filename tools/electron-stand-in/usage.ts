import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What a Node process holds, garbage not counted. */
export interface ProcessUsage {
  readonly heapMb: number;
  /** Buffers and other memory that the heap only refers to, MB. */
  readonly outsideMb: number;
  /** What keeps its event loop alive, by kind: timers, sockets, requests. */
  readonly resources: Readonly<Record<string, number>>;
}

/** Looks at this process. The garbage is collected first: only then two looks can be compared. */
export function usageOfThisProcess(): ProcessUsage {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  const resources: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  return { heapMb: toMb(heapUsed), outsideMb: toMb(external), resources };
}

function toMb(bytes: number): number {
  return Math.round(bytes / 2 ** 14) / 64;
}
