import { ok, type Result } from '../../shared/domain/result.ts';
import { type IngestRefusal, ingestBounds } from './contract.ts';
import { refuse } from './refusals.ts';

/** A text of an event longer than this is a picture or a signature, not words. */
const shownTextMost = 4_096;

/** Reads a body as JSON in UTF-8. */
export function readJson(body: Buffer): Result<unknown, IngestRefusal> {
  if (body.length > ingestBounds.bodyMost) {
    return refuse(413, `the body is larger than ${ingestBounds.bodyMost} bytes`);
  }
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown);
  } catch (error) {
    const isText = error instanceof SyntaxError;
    return refuse(400, isText ? 'the body is not valid JSON' : 'the body is not valid UTF-8');
  }
}

/** Answers whether a value is an object with fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is kept of an event as it came: pictures are files of their own, and what is left is bounded. */
export function rawBodyOf(value: unknown): string {
  const text = JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'string' && each.length > shownTextMost ? `(${each.length} characters)` : each,
  );
  return text.length <= ingestBounds.rawBodyMost
    ? text
    : JSON.stringify({ cut: text.slice(0, ingestBounds.rawBodyMost / 2) });
}
