import { z } from 'zod';

/** The place of a result in the order of a search. */
export interface SearchKey {
  readonly group: string | number;
  readonly at: string;
  readonly tie: number;
}

const keySchema = z.tuple([z.union([z.string(), z.number()]), z.string().max(30), z.int()]);

/** Writes a key as the opaque text that a client sends back for the following page. */
export function writeSearchKey({ group, at, tie }: SearchKey): string {
  return Buffer.from(JSON.stringify([group, at, tie])).toString('base64url');
}

/** Reads a key; `null` for a text that is none. */
export function readSearchKey(text: string): SearchKey | null {
  try {
    const key = keySchema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return key.success ? { group: key.data[0], at: key.data[1], tie: key.data[2] } : null;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return null;
    }
    throw error;
  }
}
