import { runOnNode24 } from '../node/requireNode24.mjs';
import { serverNodeOptions } from './serverNodeOptions.mjs';

// Two programs, one after the other: the long-running server should not carry the build tool in its memory.
// The build reports on standard error, so that the server's own line stays the only one on standard output.
const built = await runOnNode24('tools/build/build.ts', ['--quiet']);
process.exitCode =
  built === 0 ? await runOnNode24('dist/server/server.js', process.argv.slice(2), serverNodeOptions) : built;
