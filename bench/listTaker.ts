import { setTimeout as pause } from 'node:timers/promises';
import { openLink, signIn } from './benchSite.ts';

/** Takes the whole list again and again, as workstations do that come back. Run as a process of its own, it tells how long each took, ms. */
const [address = ''] = process.argv.slice(2);
const token = await signIn(address, 'operador1');
while (process.connected) {
  const startedAt = performance.now();
  const link = await openLink(address, token, () => undefined);
  process.send?.(performance.now() - startedAt);
  link.terminate();
  await pause(100);
}
