import { ok, type Result } from '../../shared/domain/result.ts';
import { isJsonType, mediaTypeOf } from './cloudEventAttributes.ts';
import type { IngestRefusal, IngestRequest } from './contract.ts';
import { readJson } from './jsonBody.ts';
import { refuse } from './refusals.ts';

const prefix = 'ce-';

/** Answers whether a request is an event in binary mode: its attributes are headers, its body is the data. */
export function isBinaryMode({ headers }: IngestRequest): boolean {
  return headers[`${prefix}specversion`] !== undefined || headers[`${prefix}id`] !== undefined;
}

/** Brings an event in binary mode to the form of the structured one (HTTP protocol binding, section 3.1). */
export function readBinaryMode(request: IngestRequest): Result<Record<string, unknown>, IngestRefusal> {
  const event: Record<string, unknown> = {};
  for (const [header, value] of Object.entries(request.headers)) {
    if (header.startsWith(prefix) && value !== undefined) {
      const text = readHeader(typeof value === 'string' ? value : value.join(', '));
      if (text === null) {
        return refuse(422, 'a header is not percent-encoded UTF-8', [
          { field: header, rule: 'not percent-encoded UTF-8' },
        ]);
      }
      event[header.slice(prefix.length)] = text;
    }
  }
  const contentType = request.headers['content-type'];
  if (typeof contentType === 'string') {
    event.datacontenttype = contentType;
  }
  return request.body.length === 0 ? ok(event) : withData(event, request.body);
}

function withData(
  event: Record<string, unknown>,
  body: Buffer,
): Result<Record<string, unknown>, IngestRefusal> {
  if (!isJsonType(mediaTypeOf(String(event.datacontenttype ?? '')).type)) {
    return ok({ ...event, data_base64: body.toString('base64') });
  }
  const data = readJson(body);
  return data.ok ? ok({ ...event, data: data.value }) : data;
}

/** A header's value: quotes and their backslashes taken off, then percent-decoded; `null` where that gives no text. */
function readHeader(value: string): string | null {
  const quoted = /^"(.*)"$/.exec(value.trim())?.[1];
  const text = quoted === undefined ? value.trim() : quoted.replace(/\\(.)/g, '$1');
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) {
      return null;
    }
    throw error;
  }
}
