import { z } from 'zod';
import { closeReasons } from '../domain/alarm.ts';

/** The filter buttons of the list (R-E04..R-E06). */
export const alarmFilters = ['new', 'escalated', 'mine'] as const;

/** How the user looks at the alarms: it moves with them from window to window (R-J01) and does not survive him (R-J05). */
export const alarmsViewSchema = z.object({
  search: z.string().max(100),
  filters: z.array(z.enum(alarmFilters)).readonly(),
  onlySelected: z.boolean(),
  sort: z.object({
    column: z.enum(['id', 'name', 'event', 'priority', 'time', 'assignee', 'state']),
    descending: z.boolean(),
  }),
  selected: z.array(z.string().max(64)).max(100_000).readonly(),
  opened: z.string().max(64).nullable(),
  showsHistory: z.boolean(),
  closingDrafts: z.record(
    z.string(),
    z.object({ reason: z.enum(closeReasons).nullable(), text: z.string().max(10_000) }),
  ),
});
/** How the user looks at the alarms. */
export type AlarmsView = z.infer<typeof alarmsViewSchema>;

/** Where the alarms are shown, and on which displays they could be (R-J01). */
export const alarmsPlaceSchema = z.object({
  /** In a window of their own; else in the console window. */
  isOut: z.boolean(),
  displays: z
    .array(
      z.object({
        id: z.number(),
        label: z.string(),
        width: z.number(),
        height: z.number(),
        /** The console window is there. */
        hasConsole: z.boolean(),
      }),
    )
    .readonly(),
});
/** Where the alarms are shown. */
export type AlarmsPlace = z.infer<typeof alarmsPlaceSchema>;
