import type { NormalisedEvent } from '../../shared/domain/event.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { FieldProblem } from '../../shared/link/rest.ts';

/** An event as a parser read it, with its own part of the body: what `Engine.accept` takes once the partner is added. */
export interface ParsedEvent {
  readonly event: NormalisedEvent;
  /** As it was received, pictures left out and cut at `rawBodyMost` characters. */
  readonly rawBody: string;
}

/** Why a body was refused, with the status that says so to the sender. */
export interface IngestRefusal {
  readonly status: 400 | 413 | 415 | 422;
  readonly reason: string;
  readonly problems: readonly FieldProblem[];
}

/** What came in. `headers` have lower-case names, as Node gives them; `receivedAt` stands in for a missing device time. */
export interface IngestRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
  readonly receivedAt: Date;
  /** What whoever set the sender up calls the device, where the address said so; for messages that do not name it well. */
  readonly device?: string | undefined;
}

/** What a parser makes of a body: its events (none is possible), or why not. */
export type IngestReading = Result<readonly ParsedEvent[], IngestRefusal>;

/** Bounds of what comes in. */
export const ingestBounds = {
  /** Bytes of one body. */
  bodyMost: 8 * 1024 * 1024,
  /** Events in one batch. */
  batchMost: 500,
  /** Characters kept of an event's own text. */
  rawBodyMost: 32_768,
  /** Bytes of one picture, decoded. */
  imageBytesMost: 4 * 1024 * 1024,
  /** Pictures with one event. */
  imagesMost: 10,
} as const;
