import type { BridgeFailure } from '../../shared/bridge/contract.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { ExportFailure, ExportProgress } from '../link/csvDownload.ts';

/** One export: where it goes, how it is stopped and how it tells how far it has come. */
export interface ExportWork {
  readonly file: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ExportProgress) => void;
}

interface ExportAnswer {
  readonly saved: string | null;
  readonly rows: number;
}

/** Often enough to look alive, seldom enough to cost nothing. */
const tellEveryMs = 150;
/** At once: a user looks at one, and each holds a request open. */
const atOnceMost = 4;

/** The exports that run, by the id that the window gave them (R-H08). */
export class SearchExports {
  readonly #running = new Map<string, AbortController>();
  readonly #tell: (progress: ExportProgress & { readonly id: string }) => void;

  constructor(tell: (progress: ExportProgress & { readonly id: string }) => void) {
    this.#tell = tell;
  }

  /**
   * Asks where an export goes and runs it there. `choose` answers `null` where the user thought better of it; he may cancel while he
   * chooses, too.
   */
  async run(
    id: string,
    choose: () => Promise<{ readonly file: string; readonly name: string } | null>,
    work: (work: ExportWork) => Promise<Result<ExportProgress, ExportFailure>>,
  ): Promise<Result<ExportAnswer, BridgeFailure>> {
    if (this.#running.has(id) || this.#running.size >= atOnceMost) return err('notPermitted');
    const controller = new AbortController();
    const { signal } = controller;
    this.#running.set(id, controller);
    try {
      const chosen = await choose();
      if (chosen === null || signal.aborted) return ok({ saved: null, rows: 0 });
      const done = await work({ file: chosen.file, signal, onProgress: this.#throttled(id) });
      if (done.ok) return ok({ saved: chosen.name, rows: done.value.rows });
      return done.error === 'cancelled' ? ok({ saved: null, rows: 0 }) : err(done.error);
    } finally {
      this.#running.delete(id);
    }
  }

  /** Gives one up; one that has ended meanwhile stays as it is. */
  cancel(id: string): void {
    this.#running.get(id)?.abort();
  }

  /** Gives all up: nobody waits for them any more. */
  cancelAll(): void {
    for (const controller of this.#running.values()) controller.abort();
  }

  #throttled(id: string): (progress: ExportProgress) => void {
    let toldAt = 0;
    return (progress) => {
      const now = performance.now();
      if (now - toldAt < tellEveryMs) return;
      toldAt = now;
      this.#tell({ id, ...progress });
    };
  }
}
