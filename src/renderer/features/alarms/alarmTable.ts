import type { AlarmView } from '../../../shared/link/alarmView.ts';

/** A few hundred parts: a change copies one of them, not a list of 20,000 alarms. */
const partCount = 256;

/** The open alarms by id: never changed in place, cheap to change by copy. */
export interface AlarmTable {
  readonly parts: readonly ReadonlyMap<string, AlarmView>[];
  readonly size: number;
}

/** A table without alarms. */
export const emptyTable: AlarmTable = {
  parts: Array.from({ length: partCount }, () => new Map()),
  size: 0,
};

/** Which part an id belongs to; ids are told apart by their ends, the beginning of a UUID v7 is the time. */
function partOf(id: string): number {
  let hash = 0;
  for (let index = Math.max(0, id.length - 8); index < id.length; index += 1) {
    hash = (hash * 31 + id.charCodeAt(index)) % partCount;
  }
  return hash;
}

/** One alarm of the table. */
export function alarmOf(table: AlarmTable, id: string): AlarmView | undefined {
  return table.parts[partOf(id)]?.get(id);
}

/** Every alarm of the table, in no order. */
export function allAlarms(table: AlarmTable): AlarmView[] {
  return table.parts.flatMap((part) => [...part.values()]);
}

/** The table after some alarms were put in (or replaced) and others taken out. */
export function changeTable(
  table: AlarmTable,
  put: readonly AlarmView[],
  taken: readonly string[],
): AlarmTable {
  const parts: ReadonlyMap<string, AlarmView>[] = [...table.parts];
  const copied = new Map<number, Map<string, AlarmView>>();
  let { size } = table;
  const writable = (id: string) => {
    const number = partOf(id);
    const part = copied.get(number) ?? new Map(parts[number]);
    copied.set(number, part);
    parts[number] = part;
    return part;
  };
  for (const alarm of put) {
    const part = writable(alarm.id);
    size += part.has(alarm.id) ? 0 : 1;
    part.set(alarm.id, alarm);
  }
  for (const id of taken) {
    size -= writable(id).delete(id) ? 1 : 0;
  }
  return { parts, size };
}
