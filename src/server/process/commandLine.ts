import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { isAllowEntry } from '../reach/addressPolicy.ts';
import { StartRefusal } from './startRefusal.ts';

/** Where workstations look for a site server that they were told nothing else of (design, section 4). */
const defaultPort = 7410;
const defaultDemoInterval = 20;

const port = z.coerce.number().int().min(0).max(65_535);
const seconds = z.coerce.number().min(0).max(86_400);

const allowEntry = z.string().min(1).max(253).refine(isAllowEntry, 'not a host, an address or a network');

const configFileSchema = z.strictObject({
  host: z.string().min(1).optional(),
  port: port.optional(),
  data: z.string().min(1).optional(),
  demo: z.boolean().optional(),
  demoInterval: seconds.optional(),
  allowActionsTo: z.array(allowEntry).max(200).optional(),
  /** Files in PEM, relative to the configuration file; or a certificate of the server's own making. */
  tls: z
    .union([z.literal('self'), z.strictObject({ cert: z.string().min(1), key: z.string().min(1) })])
    .optional(),
});

/** How the process was asked to run. */
export interface ServerCommand {
  readonly host: string;
  readonly port: number;
  /** Tried one after the other where something else has `port`. */
  readonly otherPorts: readonly number[];
  readonly data: string;
  readonly demo: { readonly intervalSeconds: number } | undefined;
  /** PEM texts, or `self` for a certificate of the server's own making. */
  readonly tls: { readonly cert: string; readonly key: string } | 'self' | undefined;
  readonly allowActionsTo: readonly string[];
  /** For one start, so no part of the configuration file. */
  readonly restore: string | undefined;
}

/** Reads the command line and the configuration file that it names; the command line wins. Throws a `StartRefusal`. */
export function readCommandLine(args: readonly string[], environment: NodeJS.ProcessEnv): ServerCommand {
  const given = parse(args);
  const file = given.config === undefined ? {} : readConfigFile(given.config);
  const isDemo = given.demo ?? file.demo ?? false;
  const ports = given.port?.map((text) => option('--port', port, text));
  const intervalText = given['demo-interval'];
  const interval = intervalText === undefined ? undefined : option('--demo-interval', seconds, intervalText);
  return {
    host: given.host ?? file.host ?? '127.0.0.1',
    port: ports?.[0] ?? file.port ?? defaultPort,
    otherPorts: ports?.slice(1) ?? [],
    data: path.resolve(given.data ?? file.data ?? defaultData(isDemo, environment)),
    demo: isDemo ? { intervalSeconds: interval ?? file.demoInterval ?? defaultDemoInterval } : undefined,
    allowActionsTo: allowed(given['allow-actions-to']) ?? file.allowActionsTo ?? [],
    restore: given.restore,
    tls: givenTls(given) ?? configuredTls(given.config, file.tls),
  };
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        host: { type: 'string' },
        port: { type: 'string', multiple: true },
        data: { type: 'string' },
        config: { type: 'string' },
        demo: { type: 'boolean' },
        'demo-interval': { type: 'string' },
        'allow-actions-to': { type: 'string', multiple: true },
        restore: { type: 'string' },
        tls: { type: 'string' },
        'tls-cert': { type: 'string' },
        'tls-key': { type: 'string' },
      },
    });
    return values;
  } catch (error) {
    throw new StartRefusal(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function option(name: string, schema: z.ZodType<number>, text: string): number {
  const value = schema.safeParse(text.trim() === '' ? Number.NaN : text);
  if (!value.success) {
    throw new StartRefusal(`${name} ${text}: ${value.error.issues[0]?.message ?? 'wrong'}`);
  }
  return value.data;
}

/** The option may be given several times, and name several with commas between them. */
function allowed(texts: readonly string[] | undefined): readonly string[] | undefined {
  const entries = texts?.flatMap((text) => text.split(',').map((entry) => entry.trim()));
  const wrong = entries?.find((entry) => !allowEntry.safeParse(entry).success);
  if (wrong !== undefined) {
    throw new StartRefusal(`--allow-actions-to ${wrong}: not a host, an address or a network`);
  }
  return entries;
}

function readConfigFile(file: string): z.infer<typeof configFileSchema> {
  let input: unknown;
  try {
    input = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new StartRefusal(`--config ${file}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  const config = configFileSchema.safeParse(input);
  if (!config.success) {
    const issue = config.error.issues[0];
    throw new StartRefusal(
      `--config ${file}: ${issue?.path.join('.') || 'file'}: ${issue?.message ?? 'wrong'}`,
    );
  }
  return config.data;
}

function givenTls(given: ReturnType<typeof parse>): ServerCommand['tls'] {
  const { tls, 'tls-cert': cert, 'tls-key': key } = given;
  if (tls !== undefined && tls !== 'self') throw new StartRefusal(`--tls is "self", not "${tls}"`);
  if ((cert === undefined) !== (key === undefined)) {
    throw new StartRefusal('--tls-cert and --tls-key belong together');
  }
  if (cert === undefined || key === undefined) return tls;
  if (tls !== undefined) throw new StartRefusal('--tls self and --tls-cert exclude each other');
  return readTls(process.cwd(), { cert, key });
}

function configuredTls(
  config: string | undefined,
  tls: z.infer<typeof configFileSchema>['tls'],
): ServerCommand['tls'] {
  if (tls === undefined || tls === 'self' || config === undefined) return tls === 'self' ? tls : undefined;
  return readTls(path.dirname(config), tls);
}

function readTls(
  folder: string,
  { cert, key }: { cert: string; key: string },
): { cert: string; key: string } {
  try {
    return {
      cert: readFileSync(path.resolve(folder, cert), 'utf8'),
      key: readFileSync(path.resolve(folder, key), 'utf8'),
    };
  } catch (error) {
    throw new StartRefusal(`tls: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** Where programs of each system keep their data; the demo site apart from one's own. */
function defaultData(isDemo: boolean, environment: NodeJS.ProcessEnv): string {
  const base =
    process.platform === 'win32'
      ? (environment.LOCALAPPDATA ?? homedir())
      : process.platform === 'darwin'
        ? path.join(homedir(), 'Library', 'Application Support')
        : (environment.XDG_DATA_HOME ?? path.join(homedir(), '.local', 'share'));
  return path.join(base, 'valerus-site-server', isDemo ? 'demo' : 'site');
}
