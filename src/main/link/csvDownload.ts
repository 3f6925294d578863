import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { EventLog } from './eventLog.ts';
import type { SiteFetch } from './siteConnection.ts';

/** Why an export came to nothing. `cutOff`: it had begun; `notSaved`: the disk did not take it. */
export type ExportFailure =
  | 'unreachable'
  | 'cutOff'
  | 'signedOut'
  | 'notPermitted'
  | 'notSaved'
  | 'cancelled';

/** How far an export has come: lines of the file below its heading, and bytes. */
export interface ExportProgress {
  readonly rows: number;
  readonly bytes: number;
}

/** What an export is made with. */
export interface CsvDownload {
  readonly server: string;
  readonly token: string;
  readonly siteFetch: SiteFetch;
  /** Body of the search. */
  readonly request: object;
  /** Where it goes; nothing is there, or what was there before, until it is whole. */
  readonly file: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ExportProgress) => void;
  readonly log: EventLog;
  /** Opens the file that is written aside; the disk's own unless a test says otherwise. */
  readonly openAside?: (path: string) => Promise<FileHandle>;
}

/** A search that finds little passes over much before its next line. */
const silentMostMs = 60_000;

/**
 * Streams all that a search finds into a file (R-H08): written aside, synced, renamed, and never more than one piece of it in
 * memory. A server that breaks off ends the stream without its end, so that nobody takes a part for the whole. Never rejects.
 */
export async function downloadCsv(download: CsvDownload): Promise<Result<ExportProgress, ExportFailure>> {
  const { signal, log } = download;
  const silence = new AbortController();
  const both = AbortSignal.any([signal, silence.signal]);
  let timer = setTimeout(() => silence.abort(), silentMostMs);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), silentMostMs);
  };
  try {
    const asked = await ask(download, both);
    if (!asked.ok) return signal.aborted ? err('cancelled') : asked;
    const written = await write(download, asked.value, heard);
    return signal.aborted ? err('cancelled') : written;
  } catch (error) {
    if (signal.aborted) return err('cancelled');
    log.warn({ err: error }, 'an export was cut off');
    return err('cutOff');
  } finally {
    clearTimeout(timer);
  }
}

async function ask(
  { server, token, request, siteFetch, log }: CsvDownload,
  signal: AbortSignal,
): Promise<Result<ReadableStream<Uint8Array>, ExportFailure>> {
  let response: Response;
  try {
    // A redirect would carry the token to where nobody sent it.
    response = await siteFetch(`${server}/api/v1/search`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'text/csv',
        'content-type': 'application/json',
      },
      body: JSON.stringify(request),
      redirect: 'error',
      signal,
    });
  } catch (error) {
    if (!signal.aborted) log.warn({ err: error }, 'an export did not reach the site server');
    return err('unreachable');
  }
  if (response.ok && response.body) return ok(response.body);
  await response.body?.cancel();
  log.warn({ status: response.status }, 'the site server refused an export');
  return err(response.status === 401 ? 'signedOut' : response.status < 500 ? 'notPermitted' : 'unreachable');
}

/** Rejects where the stream breaks off; answers what the disk had against it. */
async function write(
  { file, signal, onProgress, log, openAside = (path) => open(path, 'w', 0o600) }: CsvDownload,
  content: ReadableStream<Uint8Array>,
  heard: () => void,
): Promise<Result<ExportProgress, ExportFailure>> {
  const aside = `${file}.${process.pid}.part`;
  const counter = new RowCounter();
  let handle: FileHandle | null = null;
  let isWhole = false;
  try {
    handle = await onDisk(openAside(aside));
    for await (const piece of content) {
      heard();
      await onDisk(writeWhole(handle, piece));
      counter.count(piece);
      onProgress(counter.progress);
    }
    if (signal.aborted) return err('cancelled');
    await onDisk(handle.sync());
    await onDisk(handle.close());
    handle = null;
    await onDisk(rename(aside, file));
    isWhole = true;
    return ok(counter.progress);
  } catch (error) {
    if (!(error instanceof DiskRefusal)) throw error;
    log.error({ err: error.cause }, 'an export could not be written');
    return err('notSaved');
  } finally {
    if (!isWhole) {
      // What is in the way of tidying up changes nothing about the answer.
      await content.cancel().catch((error: unknown) => log.warn({ err: error }, 'a cut export did not end'));
      await handle?.close().catch((error: unknown) => log.warn({ err: error }, 'a file could not be closed'));
      await rm(aside, { force: true }).catch((error: unknown) =>
        log.warn({ err: error }, 'a part of an export could not be removed'),
      );
    }
  }
}

async function writeWhole(handle: FileHandle, piece: Uint8Array): Promise<void> {
  let offset = 0;
  while (offset < piece.length) {
    offset += (await handle.write(piece, offset)).bytesWritten;
  }
}

class DiskRefusal extends Error {}

/** Marks what the disk refuses, so that it is told from what the wire did. */
async function onDisk<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    throw new DiskRefusal('the disk refused', { cause: error });
  }
}

const newLine = 0x0a;
const quote = 0x22;

/** Counts the lines of a CSV file as it passes by; a line break inside quotes ends none. */
class RowCounter {
  #lines = 0;
  #bytes = 0;
  #isQuoted = false;

  count(piece: Uint8Array): void {
    this.#bytes += piece.length;
    for (const byte of piece) {
      if (byte === quote) this.#isQuoted = !this.#isQuoted;
      else if (byte === newLine && !this.#isQuoted) this.#lines += 1;
    }
  }

  get progress(): ExportProgress {
    return { rows: Math.max(0, this.#lines - 1), bytes: this.#bytes };
  }
}
