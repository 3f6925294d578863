import type { ActionKind } from '../../shared/domain/action.ts';

/** Waits after each failed try, seconds: eight tries within about an hour. */
const messageWaits = [5, 15, 45, 120, 400, 1_000, 2_000] as const;
/** An output that switches long after its alarm may open a gate behind which nobody waits any more. */
const outputWaits = [2, 5, 10, 20] as const;

const waits: Readonly<Record<ActionKind, readonly number[]>> = {
  webhook: messageWaits,
  email: messageWaits,
  output: outputWaits,
  // A picture that comes late is not wanted on anybody's screen.
  showCamera: [],
  bookmark: [],
};

/** How long to wait after so many tries, ms; `null` when there have been enough. */
export function waitAfter(kind: ActionKind, tries: number): number | null {
  const seconds = waits[kind][tries - 1];
  return seconds === undefined ? null : seconds * 1000;
}
