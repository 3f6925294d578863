import { writeSync } from 'node:fs';
import path from 'node:path';
import { systemClock } from '../../src/server/engine/clock.ts';
import { createEngine } from '../../src/server/engine/engine.ts';
import { openStore } from '../../src/server/store/store.ts';
import { incoming } from './engineSite.ts';

/**
 * A process that takes in events without end and says of each batch, after it was acknowledged, which ids it holds. It is
 * there to be killed.
 */
const [folder = '', round = ''] = process.argv.slice(2);
const store = await openStore({ file: path.join(folder, 'site.db'), now: systemClock.now });
const engine = createEngine({
  store,
  clock: systemClock,
  logger: {
    error: (details, message) => {
      throw new Error(message, { cause: details });
    },
  },
});
await engine.start();
for (let batch = 0; ; batch += 1) {
  const events = Array.from({ length: 7 }, (_, index) =>
    incoming(`${round}-${batch}-${index}`, { message: 'latido' }),
  );
  // The first ones again and again: they must be found and not raised anew.
  const accepted = await engine.accept([incoming('0-0-0', { message: 'latido' }), ...events]);
  if (!accepted.ok) {
    throw new Error(accepted.error);
  }
  writeSync(1, `${JSON.stringify(accepted.value)}\n`);
}
