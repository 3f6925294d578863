import { pino } from 'pino';
import { readCommandLine } from './process/commandLine.ts';
import { fingerprintOf, ownCertificate } from './process/ownCertificate.ts';
import { StartRefusal } from './process/startRefusal.ts';
import { createSiteServer, type SiteServer } from './siteServer.ts';
import { DatabaseRefusal } from './store/migrate.ts';
import { StorageFailure } from './store/storageFailure.ts';

/** The part of Electron's parent port that is used; it is there when the workstation runs this as a utility process. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** How a shell says "wrong usage". */
const refusedExitCode = 2;

const logger = pino(
  {
    level: process.env.VALERUS_LOG_LEVEL ?? 'info',
    base: null,
    // Secrets are never logged; should somebody log a whole request one day, they are still not written.
    redact: ['password', 'token', 'authorization', '*.password', '*.token', '*.authorization'],
  },
  pino.destination({ fd: 2, sync: true }),
);
const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort };

async function start(): Promise<void> {
  let server: SiteServer;
  try {
    const command = readCommandLine(process.argv.slice(2), process.env);
    const { data, host } = command;
    const tls = command.tls === 'self' ? ownCertificate(data, host, new Date()) : command.tls;
    server = await createSiteServer({
      ...command,
      tls,
      administratorPassword: process.env.VALERUS_ADMIN_PASSWORD,
      tell,
      logger,
    });
    // Whoever signs in at a workstation for the first time compares it with what he is shown there.
    if (tls) tell(`The certificate's SHA-256 fingerprint: ${fingerprintOf(tls.cert)}`);
  } catch (error: unknown) {
    endRefused(error);
    return;
  }
  stopWhenAsked(server);
  const ready = { listening: server.listening };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  parentPort?.postMessage(ready);
  logger.info(ready, 'ready');
}

/** Says something to the person at the terminal that must not be in the log. */
function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Says in one line what is wrong with the options, the data folder or the database. Anything else is a bug and throws on. */
function endRefused(error: unknown): void {
  if (
    !(error instanceof StartRefusal || error instanceof DatabaseRefusal || error instanceof StorageFailure)
  ) {
    throw error;
  }
  process.stderr.write(`The site server does not start: ${error.message.replaceAll('\n', ' ')}\n`);
  parentPort?.postMessage({ refused: error.message });
  process.exitCode = refusedExitCode;
  // The message may still be on its way; whatever else keeps the process alive does not matter any more.
  setTimeout(() => process.exit(), 1_000).unref();
}

function stopWhenAsked(server: SiteServer): void {
  let isStopping = false;
  const stop = (why: string): void => {
    if (isStopping) {
      return;
    }
    isStopping = true;
    logger.info({ why }, 'stopping');
    server
      .close()
      .then(() => {
        logger.info('stopped');
        process.exit(0);
      })
      .catch(end);
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  // Windows knows no SIGTERM: there the workstation asks with a message.
  parentPort?.on('message', ({ data }) => {
    if (typeof data === 'object' && data !== null && 'stop' in data) {
      stop('message');
    }
  });
  process.once('disconnect', () => stop('parent gone'));
}

function end(error: unknown): void {
  logger.fatal({ err: error }, 'the site server failed');
  process.exit(1);
}

process.on('uncaughtException', end);
process.on('unhandledRejection', end);
start().catch(end);
