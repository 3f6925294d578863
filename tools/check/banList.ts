/** Something that must not be written, where, and why. */
export interface Ban {
  readonly name: string;
  /** What the person who wrote it reads: why it is banned and what to do instead. */
  readonly reason: string;
  readonly pattern: RegExp;
  /** The files that are looked at. */
  readonly in: RegExp;
  /** The files among them where it is right. */
  readonly except?: RegExp;
  readonly alsoInComments?: true;
}

const source = /^src\/.*\.tsx?$/;
const code = /^(src|tests|tools|bench)\/.*\.(tsx?|mjs|cjs|js|css|html)$|^[^/]+\.(ts|mjs|json)$/;
const tests = /^tests\/.*\.tsx?$|\.(test|spec)\.tsx?$/;
const everything = /./;
/** This list and its test have to name what they ban. */
const thisList = /^tools\/check\/ban(List|s\.test)\.ts$/;

/** Faults last for a time, lines are slow by a time: what makes them needs timers. The tests of it do not. */
const faultHarness = /^tools\/check\/ban(List|s\.test)\.ts$|^tests\/faults\/(?!.*\.test\.ts$)/;

/** All bans, in the order in which they are reported for a line. */
export const bans: readonly Ban[] = [
  {
    name: 'raw-ipc',
    reason:
      'Windows and main talk through src/shared/bridge only: handlers in src/main/ipc, the caller in src/preload.',
    pattern: /\bipc(Main|Renderer)\b/,
    in: source,
    except: /^src\/(main\/ipc|preload)\//,
  },
  {
    name: 'raw-send-to-window',
    reason: 'Events to a window go through the bridge in src/main/ipc, which knows the role of each window.',
    pattern:
      /\b(webContents|contents|mainFrame|senderFrame|sender)\)?\s*\??\.\s*(send|sendToFrame|postMessage)\s*\(/,
    in: source,
    except: /^src\/main\/ipc\//,
  },
  {
    name: 'remove-all-listeners',
    reason: 'It also removes the listeners of others. Keep your own listener and remove that one.',
    pattern: /\bremoveAllListeners\b/,
    in: code,
    except: thisList,
  },
  {
    name: 'silenced-compiler',
    reason: 'A silenced compiler hides the next error too. Narrow the type, or describe it with a schema.',
    pattern: /@ts-(ignore|nocheck|expect-error)\b/,
    in: code,
    except: thisList,
    alsoInComments: true,
  },
  {
    name: 'sleep-in-test',
    reason:
      'A test that sleeps is slow or flaky. Wait for what the user sees (expect.poll, vi.waitFor), or use a fake clock.',
    pattern: /\bwaitForTimeout\b|\bsetTimeout\s*\(|['"](node:)?timers\/promises['"]/,
    in: tests,
    except: faultHarness,
  },
  {
    name: 'skipped-or-only-test',
    reason: 'A skipped test proves nothing, and a lonely one hides the others.',
    pattern: /\b(test|it|describe|suite|bench)(\.\w+)*\.(skip|only|fixme|todo|fails)\b/,
    in: tests,
    except: thisList,
  },
  {
    name: 'html-from-text',
    reason: 'Text of events and operators must never become markup.',
    pattern:
      /\bdangerouslySetInnerHTML\b|\b(inner|outer)HTML\s*=[^=]|\binsertAdjacentHTML\b|\bdocument\.write\b/,
    in: source,
  },
  {
    name: 'console-in-source',
    reason:
      'Log with pino (server, main), show a message (renderer): the console of a control room is read by nobody.',
    pattern: /\bconsole\.\w/,
    in: source,
    except: tests,
  },
  {
    name: 'raw-sql',
    reason: 'SQL lives in src/server/store and src/main/cache only.',
    pattern:
      /\.prepare\s*\(|\bsql(<[^`]*>)?`|['"`]\s*(SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM|CREATE TABLE|PRAGMA)\b/,
    in: source,
    except: /^src\/(server\/store|main\/cache)\//,
  },
  {
    name: 'unguarded-request',
    reason:
      'Whom the site server may call is judged when it connects: requestAllowed in src/server/reach (ADR 0017).',
    pattern:
      /\bfetch\s*\(|\bimport\s*\{[^}]*\b(request|get)\b[^}]*\}\s*from\s*'node:https?'|'(node:http2|undici)'/,
    in: /^src\/server\//,
    // The demo's generator posts to its own server.
    except: /^src\/server\/(reach\/|demo\/demoGenerator\.ts$)|\.test\.ts$/,
  },
  {
    name: 'weakened-window',
    reason: 'Every window is sandboxed and isolated, in development and under test as well.',
    pattern:
      /\b(nodeIntegration(InWorker|InSubFrames)?|allowRunningInsecureContent|webviewTag|experimentalFeatures)\s*:\s*true|\b(sandbox|contextIsolation|webSecurity)\s*:\s*false/,
    in: source,
    except: tests,
  },
  {
    name: 'inline-in-page',
    reason: 'The policy of the pages refuses inline scripts and styles.',
    pattern: /<script(?![^>]*\bsrc=)[^>]*>|<style\b|\sstyle=|\son[a-z]+=/,
    in: /^src\/.*\.html$/,
  },
  {
    name: 'impure-shared',
    reason: 'Rules get the time and identifiers as arguments, so that they can be tested as tables.',
    pattern: /\bDate\.now\s*\(|\bnew Date\(\s*\)|\bMath\.random\s*\(/,
    in: /^src\/shared\/.*\.ts$/,
    except: tests,
  },
  {
    name: 'dynamic-translation-key',
    reason: 'A key that is put together cannot be typed, found or translated. Map each case to its key.',
    pattern: /\bt\(\s*(`[^`]*\$\{|['"][^'"]*['"]\s*\+)/,
    in: source,
  },
  {
    name: 'todo',
    reason: 'Work that is left belongs into an issue or an ADR, with an owner.',
    pattern: /\b(TODO|FIXME|XXX|HACK)\b/,
    in: code,
    except: thisList,
    alsoInComments: true,
  },
  {
    name: 'machine-path',
    reason:
      'A path of one machine means nothing on the next. Derive it from the project folder or take it as an option.',
    pattern: /(?<![\w.\-*])\/(work|root|home\/\w+|Users\/\w+)\/|[A-Z]:\\+Users\\/,
    in: everything,
    except: thisList,
    alsoInComments: true,
  },
  {
    name: 'registry-host',
    reason:
      "Where packages come from is the business of each machine (.npmrc of the user), and tokens are nobody's.",
    pattern:
      /\bregistry\.[\w-]+\.(org|com|io|net)\b|"resolved":\s*"http|_authToken|\b(artifactory|verdaccio|jfrog)\b/i,
    in: everything,
    except: thisList,
    alsoInComments: true,
  },
];
