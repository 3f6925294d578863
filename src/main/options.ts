import { parseArgs } from 'node:util';
import { assertNever, err, ok, type Result } from '../shared/domain/result.ts';
import { readServerAddress, type ServerAddressFailure } from './link/serverAddress.ts';
import type { SiteChoice } from './session/siteSwitch.ts';

/** What the command line asks for. */
export interface WorkstationArguments {
  /** `null`: the one that was chosen in the window, or is chosen there now. */
  readonly site: SiteChoice | null;
  readonly user: string | null;
  /** The folder of everything that this workstation keeps; `null`: the system's usual place. */
  readonly data: string | null;
  /** The workstation started itself again after it had ended unexpectedly. */
  readonly isRestart: boolean;
  /** Fills the screen, without a menu, and is not closed by accident. */
  readonly isKiosk: boolean;
  /** Whether the system is to start it with the user's session; `null` leaves that as it is. */
  readonly startsWithSystem: boolean | null;
}

const usage =
  'usage: [--site ask|demo|own | --server URL] [--user NAME] [--data FOLDER] [--kiosk] [--start-with-system on|off]';
/** What the workstation adds when it starts itself again; nobody types it. */
export const restartArgument = '--after-failure';

/**
 * Reads the arguments that follow the program. An installed workstation asks for its site; one that runs from its sources
 * shows the demo site and signs its first operator in. The failure is one line for whoever typed the command.
 */
export function readWorkstationArguments(
  args: readonly string[],
  isInstalled: boolean,
): Result<WorkstationArguments, string> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { site, server, user, data } = parsed.value;
  if (site !== undefined && server !== undefined)
    return err(`--site and --server exclude each other; ${usage}`);
  const choice = server === undefined ? siteOf(site ?? (isInstalled ? 'ask' : 'demo')) : serverOf(server);
  if (!choice.ok) return choice;
  const isDemoByDefault = choice.value?.kind === 'demo' && site === undefined;
  const withSystem = parsed.value['start-with-system'];
  if (withSystem !== undefined && withSystem !== 'on' && withSystem !== 'off') {
    return err(`--start-with-system is "on" or "off", not "${withSystem}"; ${usage}`);
  }
  return ok({
    site: choice.value,
    user: user ?? (isDemoByDefault ? 'operador1' : null),
    data: data ?? null,
    isRestart: parsed.value['after-failure'] ?? false,
    isKiosk: parsed.value.kiosk ?? false,
    startsWithSystem: withSystem === undefined ? null : withSystem === 'on',
  });
}

type Parsed = Partial<
  Record<'site' | 'server' | 'user' | 'data' | 'start-with-system', string> &
    Record<'kiosk' | 'after-failure', boolean>
>;

function parse(args: readonly string[]): Result<Parsed, string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        site: { type: 'string' },
        server: { type: 'string' },
        user: { type: 'string' },
        data: { type: 'string' },
        kiosk: { type: 'boolean' },
        'start-with-system': { type: 'string' },
        'after-failure': { type: 'boolean' },
      },
    });
    return ok(values);
  } catch (error) {
    return err(`${error instanceof Error ? error.message : String(error)}; ${usage}`);
  }
}

function siteOf(text: string): Result<SiteChoice | null, string> {
  if (text === 'ask') return ok(null);
  if (text === 'demo' || text === 'own') return ok({ kind: text });
  return err(`--site is "ask", "demo" or "own", not "${text}"; ${usage}`);
}

function serverOf(text: string): Result<SiteChoice, string> {
  const address = readServerAddress(text);
  return address.ok
    ? ok({ kind: 'server', address: address.value })
    : err(`--server ${text}: ${addressText(address.error)}; ${usage}`);
}

function addressText(failure: ServerAddressFailure): string {
  switch (failure) {
    case 'notAnAddress':
      return 'this is no address of a site server';
    case 'needsHttps':
      return 'a site server on another machine is reached by https only';
    default:
      return assertNever(failure);
  }
}

/**
 * The workstation's own arguments among those of the process. When it runs from its sources they follow the first argument
 * that is no switch of Chromium (the main file, or the folder of the project).
 */
export function ownArguments(argv: readonly string[], isInstalled: boolean): readonly string[] {
  if (isInstalled) return argv.slice(1).filter((argument) => !isChromiumSwitch(argument));
  const entry = argv.findIndex((argument, index) => index > 0 && !argument.startsWith('-'));
  return entry === -1 ? [] : argv.slice(entry + 1).filter((argument) => !isChromiumSwitch(argument));
}

/** The few switches of Chromium that people add to a shortcut; they come with `=` where they have a value. */
const chromiumSwitches =
  /^--(no-sandbox|disable-gpu|ozone-platform(-hint)?|force-device-scale-factor|lang|enable-features|disable-features|disable-dev-shm-usage)(=|$)/;

function isChromiumSwitch(argument: string): boolean {
  return chromiumSwitches.test(argument);
}
