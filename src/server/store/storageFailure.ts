/** The disk or the database file refused: nothing was written, and the same may succeed later (design, section 4). */
export class StorageFailure extends Error {
  override readonly name = 'StorageFailure';
}

/** What SQLite says when the disk is full, gone, read-only or taken by another process; everything else is a bug of ours. */
const storageCodes =
  /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|LOCKED|NOMEM|CORRUPT|NOTADB|PROTOCOL)(_|$)|^(ENOSPC|EDQUOT|EROFS|EIO|EACCES|EPERM|ENOENT|EMFILE|ENFILE|EFBIG|ENOTDIR|EEXIST)$/;

/** Answers a storage failure as one that callers can tell from a bug, with its cause; any other error as it is. */
export function asStorageFailure(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return storageCodes.test(code) ? new StorageFailure(`the store refused: ${code}`, { cause: error }) : error;
}
