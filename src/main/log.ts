import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import pino, { type Logger } from 'pino';

/** A line is shorter than this: a file that has no place for one more counts as full. */
const lineBytesMost = 64 * 1024;
/** A log file is started anew once it is larger than this; the one before is kept. */
const fileBytesMost = 5 * 1024 * 1024;

/**
 * The workstation's log: standard error and `<data>/logs/workstation.log`. What it is given must not hold tokens, passwords,
 * plates or names; the keys that most easily would are struck out all the same.
 */
export function openLog(dataFolder: string): Logger {
  const streams: pino.StreamEntry[] = [{ stream: linesTo(2) }];
  const folder = path.join(dataFolder, 'logs');
  const opened = openLogFile(folder);
  if (typeof opened === 'number') streams.push({ stream: linesToFile(folder, opened) });
  const log = pino(settings, pino.multistream(streams));
  if (typeof opened !== 'number') log.error({ err: opened.error }, 'the log file cannot be written');
  return log;
}

const settings: pino.LoggerOptions = {
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: ['token', 'password', '*.token', '*.password'], censor: '…' },
};

function openLogFile(folder: string): number | { readonly error: unknown } {
  try {
    const file = path.join(folder, 'workstation.log');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (existsSync(file) && statSync(file).size > fileBytesMost - lineBytesMost)
      renameSync(file, `${file}.1`);
    return openSync(file, 'a', 0o600);
  } catch (error) {
    return { error };
  }
}

/** Writes lines to the log file, and begins another one when it has grown too large: a workstation runs for months. */
function linesToFile(folder: string, first: number): pino.DestinationStream {
  let opened = first;
  let lines = linesTo(opened);
  let bytes = fstatSync(opened).size;
  return {
    write: (line) => {
      bytes += Buffer.byteLength(line);
      if (bytes > fileBytesMost) {
        const next = openLogFile(folder);
        if (typeof next === 'number') {
          closeSync(opened);
          opened = next;
          lines = linesTo(opened);
        }
        // Where there can be no new file the old one grows on, and is looked at again after as much.
        bytes = Buffer.byteLength(line);
      }
      lines.write(line);
    },
  };
}

/** Writes lines as they come. A workstation does not end because its disk is full or nobody reads its standard error. */
function linesTo(descriptor: number): pino.DestinationStream {
  return {
    write: (line) => {
      try {
        writeSync(descriptor, line);
      } catch {
        // There is no place left to tell of this; the other stream has the line.
      }
    },
  };
}
