import { z } from 'zod';
import type { AlarmView } from '../link/alarmView.ts';

/** Alarms as one text: it crosses the bridge in one piece, where objects are copied member by member, several times. */
export const packedAlarmsSchema = z.string().brand<'alarms'>();
/** Alarms as one text. */
export type PackedAlarms = z.infer<typeof packedAlarmsSchema>;

/** Puts alarms together for the bridge. */
export function packAlarms(alarms: readonly AlarmView[]): PackedAlarms {
  return JSON.stringify(alarms) as PackedAlarms;
}

/** Takes apart what `packAlarms` put together: its type says that nothing else can have made it. */
export function unpackAlarms(packed: PackedAlarms): readonly AlarmView[] {
  return JSON.parse(packed) as readonly AlarmView[];
}
