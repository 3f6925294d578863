import { handOverToNode24 } from '../node/requireNode24.mjs';

await handOverToNode24('tools/test/hostile.ts');
