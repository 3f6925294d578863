import { handOverToNode24 } from '../node/requireNode24.mjs';

await handOverToNode24('tests/faults/runFaults.ts');
