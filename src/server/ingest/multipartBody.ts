import { err, ok, type Result } from '../../shared/domain/result.ts';

/** One part of a multipart/form-data body. */
export interface FormPart {
  readonly name: string;
  readonly fileName: string | null;
  readonly content: Buffer;
}

/** A form of more parts than this is none of a plate reader's. */
const partsMost = 32;
const lineEnd = Buffer.from('\r\n');
const headerEnd = Buffer.from('\r\n\r\n');

/** Reads a multipart/form-data body (RFC 7578); answers what is wrong with one that is broken. */
export function readForm(contentType: string, body: Buffer): Result<readonly FormPart[], string> {
  const boundary = /;\s*boundary\s*=\s*(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) {
    return err('the form has no boundary');
  }
  // The body is read as if a line ended before it, so that its first boundary looks like every other.
  const bytes = Buffer.concat([lineEnd, body]);
  const delimiter = Buffer.from(`\r\n--${mark}`);
  const parts: FormPart[] = [];
  let start = bytes.indexOf(delimiter);
  while (start >= 0) {
    const from = start + delimiter.length;
    const isLast = bytes.subarray(from, from + 2).toString('latin1') === '--';
    const next = isLast ? -1 : bytes.indexOf(delimiter, from);
    if (isLast) {
      return ok(parts);
    }
    if (next < 0) {
      return err('the form ends early');
    }
    if (parts.length === partsMost) {
      return err(`the form has more than ${partsMost} parts`);
    }
    const part = readPart(bytes.subarray(from, next));
    if (part === null) {
      return err('a part of the form is broken');
    }
    parts.push(part);
    start = next;
  }
  return err('the form has no parts');
}

function readPart(bytes: Buffer): FormPart | null {
  const end = bytes.indexOf(headerEnd);
  if (end < 0) {
    return null;
  }
  const headers = bytes.subarray(0, end).toString('utf8');
  const disposition = /^content-disposition:\s*form-data\b(.*)$/im.exec(headers)?.[1] ?? '';
  const name = parameterOf(disposition, 'name');
  return name === null
    ? null
    : {
        name,
        fileName: parameterOf(disposition, 'filename'),
        content: bytes.subarray(end + headerEnd.length),
      };
}

function parameterOf(disposition: string, name: 'name' | 'filename'): string | null {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;"]+))`, 'i').exec(disposition);
  return found?.[1] ?? found?.[2] ?? null;
}
