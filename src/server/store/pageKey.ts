/** The place of an alarm in the order "newest first": its instant, and its number where several were raised in one. */
export interface PageKey {
  readonly raisedAt: string;
  readonly number: number;
}

const writtenKey = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (\d{1,15})$/;

/** Writes a key as the opaque text that a client sends back for the following page. */
export function writePageKey({ raisedAt, number }: PageKey): string {
  return Buffer.from(`${raisedAt} ${number}`).toString('base64url');
}

/** Reads a key; `null` for a text that is none. */
export function readPageKey(text: string): PageKey | null {
  const [, raisedAt, number] = writtenKey.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  return raisedAt === undefined || number === undefined ? null : { raisedAt, number: Number(number) };
}
