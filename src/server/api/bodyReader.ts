import type { IncomingMessage } from 'node:http';
import { err, ok, type Result } from '../../shared/domain/result.ts';

/** Why a body was not read: over its limit, the server holds too many bodies already, or the sender went away. */
export type BodyRefusal = 'tooLarge' | 'busy' | 'aborted';

/** Bytes of bodies that the server holds at one time, over all requests. */
const heldBytesMost = 64 * 1024 * 1024;

/** Reads request bodies, each within a limit and all together within another. */
export class BodyReader {
  #heldBytes = 0;

  /** Reads a body and hands it to `use`; the bytes count as held until that is done. */
  async read<Answer>(
    incoming: IncomingMessage,
    bytesMost: number,
    use: (body: Result<Buffer, BodyRefusal>) => Promise<Answer>,
  ): Promise<Answer> {
    const declared = Number(incoming.headers['content-length'] ?? 0);
    if (declared > bytesMost) return use(err('tooLarge'));
    const held = { bytes: 0 };
    try {
      return await use(await this.#collect(incoming, bytesMost, held));
    } finally {
      this.#heldBytes -= held.bytes;
    }
  }

  #collect(
    incoming: IncomingMessage,
    bytesMost: number,
    held: { bytes: number },
  ): Promise<Result<Buffer, BodyRefusal>> {
    return new Promise((resolve) => {
      const chunks: Buffer[] = [];
      const end = (result: Result<Buffer, BodyRefusal>): void => {
        incoming.off('data', take).off('end', finish).off('error', abort).off('close', abort);
        // What still comes is let through unread, so that the sender gets to read the refusal.
        if (!result.ok) incoming.resume();
        resolve(result);
      };
      const take = (chunk: Buffer): void => {
        held.bytes += chunk.length;
        this.#heldBytes += chunk.length;
        chunks.push(chunk);
        if (held.bytes > bytesMost) {
          end(err('tooLarge'));
        } else if (this.#heldBytes > heldBytesMost) {
          end(err('busy'));
        }
      };
      const finish = (): void => end(ok(Buffer.concat(chunks)));
      const abort = (): void => end(err('aborted'));
      incoming.on('data', take).on('end', finish).on('error', abort).on('close', abort);
    });
  }
}
