import type { Result } from '../../shared/domain/result.ts';
import type { SiteFile } from '../link/siteFiles.ts';
import { everyAnswer } from './contentPolicy.ts';

/** What a page may show of the site's files: pictures, and PDF, which it draws itself. Other documents are saved, never opened inside. */
const shownTypes = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'application/pdf']);
const filePath = /^\/files\/([^/]+)$/;

/** The id of the site's file that a page asks for; `null` where the address is not one of the site's files. */
export function siteFileAsked(pathname: string): string | null {
  return filePath.exec(pathname)?.[1] ?? null;
}

/** Answers a page's request for one of the site's pictures or PDF documents. */
export function answerSiteFile(file: Result<SiteFile, unknown>): Response {
  if (!file.ok) return new Response(null, { status: 404, headers: everyAnswer });
  const [type = ''] = file.value.contentType.split(';');
  if (!shownTypes.has(type.trim().toLowerCase())) {
    return new Response(null, { status: 415, headers: everyAnswer });
  }
  return new Response(file.value.content, {
    status: 200,
    headers: {
      ...everyAnswer,
      'Content-Type': type,
      'Content-Length': String(file.value.content.byteLength),
      // It is one user's: nothing of it stays when he has signed out (R-J05).
      'Cache-Control': 'no-store',
    },
  });
}
