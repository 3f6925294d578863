import path from 'node:path';
import { restartArgument } from '../options.ts';

/** The command that the system runs when the user's session begins. */
export interface LoginStart {
  readonly program: string;
  readonly args: readonly string[];
}

/** How this process was started, as far as the next start has to be the same. */
export interface OwnStart {
  readonly argv: readonly string[];
  readonly execPath: string;
  readonly isInstalled: boolean;
  /** An AppImage is unpacked into another folder at each start; this is the file itself. */
  readonly appImage: string | undefined;
  readonly workingFolder: string;
}

const ownOption = '--start-with-system';
const dataOption = '--data';

/** The same start once more, from whatever folder the system does it: without what was meant for this one time, with whole paths. */
export function loginStart(own: OwnStart): LoginStart {
  const { argv, execPath, isInstalled, appImage, workingFolder } = own;
  const given = argv.slice(1);
  // From its sources, the first argument that is no switch is what Electron is to run.
  const entry = isInstalled ? -1 : given.findIndex((argument) => !argument.startsWith('-'));
  const args: string[] = [];
  for (const [index, argument] of given.entries()) {
    const before = given[index - 1];
    const isForOnce = argument === ownOption || before === ownOption || argument.startsWith(`${ownOption}=`);
    if (isForOnce || argument === restartArgument) continue;
    const isPath = index === entry || before === dataOption;
    const [option, ...value] = argument.split('=');
    if (isPath) args.push(path.resolve(workingFolder, argument));
    else if (option === dataOption && value.length > 0)
      args.push(`${dataOption}=${path.resolve(workingFolder, value.join('='))}`);
    else args.push(argument);
  }
  return { program: (isInstalled ? appImage : undefined) ?? execPath, args };
}

/** The file that has a Linux desktop run a command at login (XDG autostart and desktop entry specifications). */
export function autostartEntry({ program, args }: LoginStart): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Valerus',
    `Exec=${[program, ...args].map(quotedForExec).join(' ')}`,
    'Terminal=false',
    '',
  ].join('\n');
}

/** One argument of `Exec`: quoted, then escaped once more as every text of such a file is; `%` begins a field code. */
function quotedForExec(argument: string): string {
  const quoted = argument.replaceAll('%', '%%').replace(/["`$\\]/g, String.raw`\$&`);
  return `"${quoted.replaceAll('\\', String.raw`\\`).replaceAll('\n', String.raw`\n`)}"`;
}

/** One argument of a Windows command line, by the rules that programs there read it with: Electron only puts spaces between them. */
export function quotedForWindows(argument: string): string {
  if (argument !== '' && !/[\s"]/.test(argument)) return argument;
  // Backslashes count only in front of a quotation mark, and the closing one is such.
  return `"${argument.replace(/(\\*)"/g, String.raw`$1$1\"`).replace(/\\+$/, '$&$&')}"`;
}
