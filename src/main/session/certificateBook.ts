import path from 'node:path';
import { z } from 'zod';
import type { EventLog } from '../link/eventLog.ts';
import type { CertificateTrust, ServerCertificate } from '../link/serverCertificate.ts';
import { readJsonFile, writeFileDurably } from './durableFile.ts';

const fileSchema = z.object({
  pins: z.record(z.string(), z.object({ fingerprint: z.string(), at: z.iso.datetime() })),
});

/** A certificate that was refused: nobody has accepted one of this server's yet, or it is another one than was accepted. */
export interface CertificateAlert {
  readonly server: string;
  readonly presented: ServerCertificate;
  /** The fingerprint of the one that was accepted. */
  readonly pinned: string | null;
}

/** The certificates that people on this workstation have accepted, by server (ADR 0028). */
export class CertificateBook implements CertificateTrust {
  readonly #file: string;
  readonly #log: EventLog;
  readonly #changed: () => void;
  #pins: z.infer<typeof fileSchema>['pins'];
  #alert: CertificateAlert | null = null;

  constructor(dataFolder: string, log: EventLog, changed: () => void) {
    this.#file = path.join(dataFolder, 'certificates.json');
    this.#log = log;
    this.#changed = changed;
    this.#pins = readJsonFile(this.#file, fileSchema, log)?.pins ?? {};
  }

  /** The certificate that was refused last, until its server shows a trusted one. */
  get alert(): CertificateAlert | null {
    return this.#alert;
  }

  isTrusted(server: string, certificate: ServerCertificate): boolean {
    const pinned = this.#pins[server]?.fingerprint ?? null;
    if (pinned === certificate.fingerprint) {
      if (this.#alert?.server === server) this.#tell(null);
      return true;
    }
    const isNews = this.#alert?.presented.fingerprint !== certificate.fingerprint;
    if (isNews) {
      const { fingerprint } = certificate;
      this.#log.warn({ presented: fingerprint, pinned }, 'the certificate of the site server is not trusted');
      this.#tell({ server, presented: certificate, pinned });
    }
    return false;
  }

  /** Accepts the certificate that was refused last, if it is the one that was shown; answers whether it is and could be kept. */
  accept(server: string, fingerprint: string): 'accepted' | 'another' | 'notKept' {
    const alert = this.#alert;
    if (alert?.server !== server || alert.presented.fingerprint !== fingerprint) return 'another';
    const pins = { ...this.#pins, [server]: { fingerprint, at: new Date().toISOString() } };
    try {
      writeFileDurably(this.#file, JSON.stringify({ pins }));
    } catch (error) {
      this.#log.error({ err: error }, 'the accepted certificate could not be kept');
      return 'notKept';
    }
    this.#pins = pins;
    this.#tell(null);
    return 'accepted';
  }

  /** Another server is chosen: what one before has shown is of no interest any more. */
  forgetAlert(): void {
    if (this.#alert) this.#tell(null);
  }

  #tell(alert: CertificateAlert | null): void {
    this.#alert = alert;
    this.#changed();
  }
}
