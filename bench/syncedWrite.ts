import { open } from 'node:fs/promises';
import { type Latencies, latenciesOf, paced } from './pacedLoad.ts';

/** What the disk takes for the least that "acknowledged means on disk" asks of it. */
export async function measureSyncedWrite(
  file: string,
  bytes: number,
  load: { readonly count: number; readonly perSecond: number },
): Promise<Latencies> {
  const handle = await open(file, 'a');
  const took: number[] = [];
  const content = Buffer.alloc(bytes, 'x');
  await paced(load, async () => {
    const startedAt = performance.now();
    await handle.write(content);
    await handle.datasync();
    took.push(performance.now() - startedAt);
  });
  await handle.close();
  return latenciesOf(took);
}
