import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { IngestRequest } from '../../src/server/ingest/contract.ts';

/** When the requests of these tests are received. */
export const receivedAt = new Date('2026-03-02T08:00:05.000Z');

const project = new URL('../../', import.meta.url);

/** A message of our own making, in the shape of a product's. */
export function fixture(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`tests/fixtures/${name}`, project), 'utf8')) as Record<
    string,
    unknown
  >;
}

/** Real messages that lie beside the project on the machines that have them; `null` elsewhere. */
export function payload(name: string): Buffer | null {
  const file = fileURLToPath(new URL(`../shared/payloads/${name}`, project));
  return existsSync(file) ? readFileSync(file) : null;
}

/** A request with a JSON body. */
export function request(
  body: unknown,
  contentType: string,
  headers: Record<string, string> = {},
): IngestRequest {
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return { headers: { 'content-type': contentType, ...headers }, body: bytes, receivedAt };
}
