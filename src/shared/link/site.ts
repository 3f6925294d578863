import { z } from 'zod';
import { tierSchema } from './frames.ts';

const retentionDaysSchema = z.int().min(1).max(3650).nullable();

/** `PUT /api/v1/site`: what the site is called, in which IANA time zone it lies (R-B03, R-D03) and its licence (R-A01). */
export const siteBodySchema = z.object({
  name: z.string().trim().min(1).max(120),
  timeZone: z.string().min(1).max(64).refine(isTimeZone, { message: 'not an IANA time zone' }),
  tier: tierSchema,
  /** How long events and closed alarms are kept; `null` for ever, left out for as it was. */
  eventRetentionDays: retentionDaysSchema.optional(),
  alarmRetentionDays: retentionDaysSchema.optional(),
});

/** `GET /api/v1/site`: the settings with the version that `If-Match` must name. */
export const siteSchema = siteBodySchema.extend({
  version: z.int().positive(),
  eventRetentionDays: retentionDaysSchema,
  alarmRetentionDays: retentionDaysSchema,
});

/** What is written to the site's settings. */
export type SiteBody = z.infer<typeof siteBodySchema>;

function isTimeZone(name: string): boolean {
  try {
    // Offsets such as "+02:00" are taken by Intl too, and know nothing of daylight saving.
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null && !/^[+-]/u.test(name);
  } catch {
    // Intl says only by throwing that it does not know a zone.
    return false;
  }
}
