import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { measurementSchema } from './measurement.ts';

const longResultSchema = z.object({
  at: z.string(),
  machine: z.object({
    cpu: z.string(),
    cores: z.number(),
    loadBefore: z.number(),
    memoryMb: z.number(),
    node: z.string(),
  }),
  title: z.string(),
  measurements: z.array(measurementSchema),
});

/** What the long form of one bench came to, and on what machine. */
export type LongResult = z.infer<typeof longResultSchema>;

/** Puts the result of a bench's long form into the report under its name; what the other benches came to stays as it was. */
export function keepLong(file: string, name: string, result: LongResult): void {
  const former = existsSync(file)
    ? z.record(z.string(), longResultSchema).parse(JSON.parse(readFileSync(file, 'utf8')))
    : {};
  const report = { ...former, [name]: longResultSchema.parse(result) };
  const sorted = Object.fromEntries(
    Object.entries(report).sort(([one], [other]) => one.localeCompare(other)),
  );
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
}
