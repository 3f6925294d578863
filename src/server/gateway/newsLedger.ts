/** Keeps which news were sent on one link, until the client says that they arrived (R-J03). */
export class NewsLedger {
  #sent: { readonly seq: number; readonly position: number }[] = [];
  #through = 0;

  /** The journal position up to which this link has told news. */
  get through(): number {
    return this.#through;
  }

  /** Notes that news went out as frame `seq`. */
  note(seq: number, position: number): void {
    this.#sent.push({ seq, position });
    this.#through = Math.max(this.#through, position);
  }

  /** The position up to which news have arrived, where frame `seq` says more than the last one did; else `null`. */
  arrived(seq: number): number | null {
    const arrived = this.#sent.filter((sent) => sent.seq <= seq);
    this.#sent = this.#sent.slice(arrived.length);
    return arrived.length > 0 ? Math.max(...arrived.map(({ position }) => position)) : null;
  }
}
