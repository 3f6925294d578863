import type { SiteFetch } from '../link/siteConnection.ts';
import { isAppAddress } from '../security/appAddress.ts';
import { everyAnswer } from '../security/contentPolicy.ts';

/** The server to ask, and the token of whoever is signed in; `null` while there is neither. */
export type SiteCredentials = () => Promise<{ readonly server: string; readonly token: string } | null>;

/** What a page may learn of the server's answer; everything else, cookies above all, stays behind. */
const passedOn = ['content-type', 'content-length', 'content-range', 'accept-ranges', 'retry-after'];
/** What plays, and the problem that says why nothing does. Anything else must not become a page of the app. */
const safeType = /^(video|audio)\/|^application\/(vnd\.apple\.mpegurl|octet-stream|json)(;|$)/i;

/** Answers whether a request of a page is for the site's video rather than for a file of the app. */
export function isMediaRequest(address: string): boolean {
  return isAppAddress(address) && new URL(address).pathname.startsWith('/media/');
}

/**
 * Fetches video for a page from the site server, with the token that pages never see (design, section 2). Ranges are passed on, a
 * request that the page gives up is given up there, too. 503 while the server is out of reach or nobody is signed in.
 */
export async function answerMediaRequest(
  request: Request,
  credentials: SiteCredentials,
  siteFetch: SiteFetch,
): Promise<Response> {
  if (request.method !== 'GET') return refuse(405);
  // The parser has taken every ".." out of the path, so it still begins with /media/.
  const { pathname, search } = new URL(request.url);
  // One in disguise is taken out by nobody here, but perhaps by somebody on the way.
  if (/%(2e|2f|5c|00)/i.test(pathname)) return refuse(404);
  const site = await credentials();
  if (site === null) return refuse(503);
  const range = request.headers.get('range');
  let response: Response;
  try {
    response = await siteFetch(`${site.server}${pathname}${search}`, {
      headers: { authorization: `Bearer ${site.token}`, ...(range !== null && { range }) },
      redirect: 'error',
      signal: request.signal,
    });
  } catch (error) {
    if (error instanceof TypeError || request.signal.aborted) return refuse(503);
    throw error;
  }
  const headers = new Headers(everyAnswer);
  for (const name of passedOn) {
    const value = response.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  if (!safeType.test(headers.get('content-type') ?? ''))
    headers.set('content-type', 'application/octet-stream');
  headers.set('cache-control', 'no-store');
  return new Response(response.body, { status: response.status, headers });
}

function refuse(status: number): Response {
  // Without a type the player's library has the empty body parsed as XML, and the page's policy refuses the error page of that.
  const headers = {
    ...everyAnswer,
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
  };
  return new Response(null, { status, headers });
}
