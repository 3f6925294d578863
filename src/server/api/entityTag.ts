import { err, ok, type Result } from '../../shared/domain/result.ts';
import { type Answer, refuse } from './route.ts';

/** The ETag of a version. */
export function versionTag(version: number): string {
  return `"${version}"`;
}

/**
 * The version that an `If-Match` header allows to be changed (RFC 9110, 13.1.1: strong comparison, a list or `*`), or the
 * answer that refuses: 428 without the header, 404 where there is nothing, 412 where it was changed meanwhile.
 */
export function matchVersion(
  header: string | undefined,
  current: { readonly version: number } | null,
): Result<number, Answer> {
  if (header === undefined) {
    return err(refuse(428, 'BAD_REQUEST', 'If-Match has to name the version that this is based on'));
  }
  if (!current) return err(refuse(404, 'NOT_FOUND', 'there is none of this id'));
  const tags = header.split(',').map((tag) => tag.trim());
  if (tags.includes('*') || tags.includes(versionTag(current.version))) return ok(current.version);
  return err(stale(current));
}

/** Refuses a change that is based on an older version than the one that is stored now. */
export function stale({ version }: { readonly version: number }): Answer {
  return refuse(412, 'STALE_VERSION', 'it was changed meanwhile', { headers: { etag: versionTag(version) } });
}
