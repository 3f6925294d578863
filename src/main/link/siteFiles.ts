import { err, ok, type Result } from '../../shared/domain/result.ts';
import { type StoredFile, storedFileSchema } from '../../shared/link/files.ts';
import type { SiteAnswer } from '../../shared/link/siteOperations.ts';
import type { EventLog } from './eventLog.ts';
import { refusalOf, type SiteFailure } from './siteClient.ts';
import type { SiteFetch } from './siteConnection.ts';

/** A file of the site: an event's image or a procedure's attachment. */
export interface SiteFile {
  readonly contentType: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** An attachment may be 20 MiB (R-C08); whatever is larger is none of ours. */
const bytesMost = 21 * 1024 * 1024;
const requestTimeoutMs = 30_000;
/** 20 MiB over a line of 2 Mbit/s. */
const uploadTimeoutMs = 90_000;

/** Answers whether a text can be a file's id; anything else never becomes part of an address. */
export function isFileId(id: string): boolean {
  return /^[A-Za-z0-9_-]{1,64}$/.test(id);
}

/** Fetches a file of the site with the user's token (R-F06, R-F07). Answers failures, never rejects. */
export async function fetchSiteFile(
  server: string,
  token: string,
  id: string,
  siteFetch: SiteFetch,
  log: EventLog,
): Promise<Result<SiteFile, SiteFailure>> {
  if (!isFileId(id)) return err('invalidInput');
  try {
    // A redirect would carry the token to where nobody sent it.
    const response = await siteFetch(`${server}/files/${id}`, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'error',
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    if (!response.ok) {
      await response.body?.cancel();
      log.warn({ status: response.status }, 'the site server refused a file');
      return err(
        response.status === 401 ? 'signedOut' : response.status < 500 ? 'notPermitted' : 'unreachable',
      );
    }
    if (Number(response.headers.get('content-length') ?? 0) > bytesMost) {
      await response.body?.cancel();
      return err('unexpected');
    }
    const content = new Uint8Array(await response.arrayBuffer());
    if (content.byteLength > bytesMost) return err('unexpected');
    return ok({ contentType: response.headers.get('content-type') ?? '', content });
  } catch (error) {
    log.warn({ err: error }, 'a file of the site could not be fetched');
    return err('unreachable');
  }
}

/** Hands a file to the site (R-C08); the server judges by its content whether it is what its name says. Answers failures, never rejects. */
export async function uploadSiteFile(
  server: string,
  token: string,
  file: { readonly name: string; readonly content: Uint8Array<ArrayBuffer> },
  siteFetch: SiteFetch,
  log: EventLog,
): Promise<Result<SiteAnswer<StoredFile>, SiteFailure>> {
  let status: number;
  let body: unknown;
  try {
    const response = await siteFetch(`${server}/api/v1/files?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
      body: file.content,
      redirect: 'error',
      signal: AbortSignal.timeout(uploadTimeoutMs),
    });
    status = response.status;
    body = await response.json();
  } catch (error) {
    log.warn({ err: error }, 'a file could not be handed to the site');
    return err('unreachable');
  }
  if (status >= 400) {
    log.warn({ status }, 'the site server refused a file that was handed to it');
    const refused = refusalOf(status, body);
    return refused.ok ? ok({ kind: 'refused', problem: refused.value }) : refused;
  }
  const stored = storedFileSchema.safeParse(body);
  return stored.success ? ok({ kind: 'done', value: stored.data }) : err('unexpected');
}
