import type { AlarmState } from '../../src/shared/domain/alarm.ts';
import type { CommandRequest } from '../../src/shared/link/commands.ts';

/** An alarm as a workstation shows it, as far as the drivers and the checker look at it. */
export interface ShownAlarm {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly state: AlarmState;
  readonly assignee: string | null;
  readonly allowed: readonly string[];
  /** The steps that are still to be done. */
  readonly steps: readonly string[];
}

/** What a workstation under faults is asked. */
export type ToWorkstation =
  | { readonly t: 'submit'; readonly ask: number; readonly request: CommandRequest }
  | { readonly t: 'state'; readonly ask: number }
  | { readonly t: 'retry' }
  | { readonly t: 'close' }
  | { readonly clockOffsetMs: number };

/** How a workstation under faults stands. */
export interface WorkstationView {
  readonly t: 'state';
  readonly ask: number;
  readonly isLive: boolean;
  readonly alarms: readonly ShownAlarm[];
  readonly pending: readonly string[];
  readonly cacheTrouble: 'damaged' | 'notWritable' | null;
  readonly memoryBytes: number;
  readonly handles: number;
}

/** What a workstation under faults tells. */
export type FromWorkstation =
  | WorkstationView
  /** `id` is that of a command that is on its disk; `null` where it refused to take it. */
  | { readonly t: 'submitted'; readonly ask: number; readonly id: string | null }
  | { readonly t: 'pinged'; readonly alarm: string }
  | { readonly t: 'outcome'; readonly id: string; readonly code: string | null }
  /** A window was told an older version after a newer one. */
  | { readonly t: 'wentBack'; readonly alarm: string; readonly from: number; readonly to: number }
  | { readonly t: 'logged'; readonly message: string; readonly details: string };
