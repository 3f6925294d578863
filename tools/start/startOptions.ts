/** What `npm start` itself understands; everything else goes to the app. */
export interface StartOptions {
  readonly runtime: 'electron' | 'stand-in' | 'any';
  readonly headless: boolean;
  readonly appArguments: readonly string[];
  readonly standInOptions: readonly string[];
}

/** The options of the stand-in that `npm start` passes on, with whether a value follows. */
const standInOptions: Readonly<Record<string, boolean>> = {
  '--screens': true,
  '--screenshots': true,
  '--lang': true,
};

/** Sorts the command line of `npm start`. Without a site or a server the demo site runs, and its operator signs in by itself. */
export function readStartOptions(args: readonly string[]): StartOptions {
  let runtime: StartOptions['runtime'] = 'any';
  let headless = false;
  const forStandIn: string[] = [];
  const forApp: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    const name = argument.split('=')[0] ?? '';
    if (argument === '--electron') {
      runtime = 'electron';
    } else if (argument === '--stand-in') {
      runtime = 'stand-in';
    } else if (argument === '--headless') {
      headless = true;
    } else if (standInOptions[name]) {
      forStandIn.push(argument);
      if (!argument.includes('=')) {
        index += 1;
        forStandIn.push(args[index] ?? '');
      }
    } else {
      forApp.push(argument);
    }
  }
  return { runtime, headless, appArguments: withDefaults(forApp), standInOptions: forStandIn };
}

function withDefaults(args: readonly string[]): string[] {
  const has = (name: string): boolean =>
    args.some((argument) => argument === name || argument.startsWith(`${name}=`));
  if (has('--site') || has('--server')) {
    return [...args];
  }
  return ['--site', 'demo', ...(has('--user') ? [] : ['--user', 'operador1']), ...args];
}
