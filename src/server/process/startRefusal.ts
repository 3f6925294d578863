/** The server must not or cannot start as it was asked to; the message is one line for the person who started it. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal';
}
