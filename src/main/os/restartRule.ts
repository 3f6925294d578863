import { restartArgument } from '../options.ts';

/** One that ran this long did not fail because of how it was started, ms. */
const settledAfterMs = 10 * 60_000;

/** Answers whether a workstation that has failed may start itself again: one that was started so and failed again at once may not. */
export function mayRestart(isRestart: boolean, upForMs: number): boolean {
  return !isRestart || upForMs >= settledAfterMs;
}

/** The arguments of the new start, by which it knows what happened. */
export function restartArguments(argv: readonly string[]): string[] {
  return [...argv.slice(1).filter((argument) => argument !== restartArgument), restartArgument];
}
