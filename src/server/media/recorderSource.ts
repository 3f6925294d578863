import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { type Answer, refuse } from '../api/route.ts';
import type { AddressPolicy } from '../reach/addressPolicy.ts';
import { requestAllowed } from '../reach/allowedRequest.ts';
import { type Period, startTag } from './demoPlaylist.ts';
import { ForeignAddress, rewritePlaylist, withTag } from './playlistRewriting.ts';
import type { AddressSeal } from './sealedAddress.ts';
import { answerPlaylist, noRecording, noSuchVideo, type VideoSource } from './videoSource.ts';

/** How long a recorder may take to begin an answer, and for all of it, ms. */
const waits = { answerMs: 8_000, wholeMs: 30_000 };
const playlistBytesMost = 1024 * 1024;
const segmentBytesMost = 64 * 1024 * 1024;

/** A recorder's address templates, as configured. */
interface RecorderTemplates {
  readonly live: string;
  readonly playback?: string | undefined;
}

const down = refuse(502, 'UNAVAILABLE', 'the recorder gave no usable answer');
const slow = refuse(504, 'UNAVAILABLE', 'the recorder did not answer in time');

/** A real recorder that speaks HLS: everything is fetched by the server and goes out under the server's own addresses. */
export function recorderSource(
  resource: string,
  templates: RecorderTemplates,
  seal: AddressSeal,
  policy: AddressPolicy,
): VideoSource {
  const ask = (address: string, prefix: string, tag?: string) =>
    answerFrom({ resource, home: templates.live, address, prefix, tag, seal, policy });
  return {
    live: () => ask(templates.live, 'via/'),
    playback: async (period) => {
      if (templates.playback === undefined || templates.playback === '') return noRecording;
      const tag =
        period.startMs === undefined ? undefined : startTag((period.startMs - period.fromMs) / 1000);
      return ask(filledTemplate(templates.playback, period), 'via/', tag);
    },
    init: async () => noSuchVideo,
    segment: async () => noSuchVideo,
    via: async (sealed) => {
      const address = seal.open(resource, sealed);
      return address === null ? noSuchVideo : ask(address, '');
    },
  };
}

/** Fills a playback template: `{start}` and `{end}` as ISO instants, `{startSeconds}` and `{endSeconds}` since the epoch. */
export function filledTemplate(template: string, { fromMs, toMs }: Period): string {
  return template
    .replaceAll('{start}', encodeURIComponent(new Date(fromMs).toISOString()))
    .replaceAll('{end}', encodeURIComponent(new Date(toMs).toISOString()))
    .replaceAll('{startSeconds}', String(Math.floor(fromMs / 1000)))
    .replaceAll('{endSeconds}', String(Math.ceil(toMs / 1000)));
}

interface RecorderRequest {
  readonly resource: string;
  /** The template that says which server may be asked, and with what name and password. */
  readonly home: string;
  readonly address: string;
  /** What stands before a sealed address in the playlist that is answered. */
  readonly prefix: string;
  readonly tag: string | undefined;
  readonly seal: AddressSeal;
  /** Where cameras may lead the server (ADR 0017). */
  readonly policy: AddressPolicy;
}

async function answerFrom(request: RecorderRequest): Promise<Answer> {
  const { address } = request;
  if (!/^https?:/iu.test(address) || !URL.canParse(address)) return down;
  const url = new URL(address);
  const authorization = basicAuthorization(url, request.home);
  url.username = '';
  url.password = '';
  const givenUp = new AbortController();
  const answerTimer = setTimeout(() => givenUp.abort(), waits.answerMs);
  try {
    const response = await requestAllowed(
      url,
      {
        method: 'GET',
        headers: authorization === null ? {} : { authorization },
        signal: AbortSignal.any([givenUp.signal, AbortSignal.timeout(waits.wholeMs)]),
      },
      request.policy,
    );
    clearTimeout(answerTimer);
    const status = response.statusCode ?? 0;
    if (status < 200 || status > 299) {
      response.on('error', () => response.destroy());
      response.destroy();
      return status === 404 || status === 410 ? noRecording : down;
    }
    return await answerBody(request, url, response);
  } catch (error) {
    if (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError')) return slow;
    if (error instanceof ForeignAddress || error instanceof TypeError || error instanceof RangeError)
      return down;
    // What a socket, a name or a parser of HTTP fails with has a code; a mistake of ours has none.
    if (error instanceof Error && 'code' in error) return down;
    throw error;
  } finally {
    clearTimeout(answerTimer);
  }
}

async function answerBody(
  { resource, prefix, tag, seal }: RecorderRequest,
  url: URL,
  response: IncomingMessage,
): Promise<Answer> {
  const type = response.headers['content-type'] ?? '';
  const body = Readable.toWeb(response) as ReadableStream<Uint8Array<ArrayBuffer>>;
  if (!/mpegurl/iu.test(type) && !/\.m3u8?$/iu.test(url.pathname)) {
    const content = body.pipeThrough(atMost(segmentBytesMost));
    return { status: 200, stream: { contentType: mediaTypeOf(type), content } };
  }
  const text = await new Response(body.pipeThrough(atMost(playlistBytesMost))).text();
  if (!text.startsWith('#EXTM3U')) return down;
  const rewritten = rewritePlaylist(text, url, (found) => `${prefix}${seal.seal(resource, found.href)}`);
  return answerPlaylist(tag === undefined ? rewritten : withTag(rewritten, tag));
}

/** Only what a player plays keeps its type: a recorder's web page must not become a page of ours. */
function mediaTypeOf(type: string): string {
  const plain = type.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^(video|audio)\/[\w.+-]+$/u.test(plain) ? plain : 'application/octet-stream';
}

function basicAuthorization(url: URL, home: string): string | null {
  if (!URL.canParse(home)) return null;
  const { origin, username, password } = new URL(home);
  if (username === '' || origin !== url.origin) return null;
  const credentials = `${decoded(username)}:${decoded(password)}`;
  return `Basic ${Buffer.from(credentials).toString('base64')}`;
}

/** A name or password may have a percent sign of its own: then it is meant as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // The only thing that it throws for: not an escape.
    return text;
  }
}

/** Lets so many bytes through and fails at the next one. */
function atMost(bytesMost: number): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > bytesMost) throw new RangeError('the recorder sends too much');
      controller.enqueue(chunk);
    },
  });
}
