import { z } from 'zod';
import type { Tier } from '../../../../shared/domain/tier.ts';
import { type SiteBody, siteBodySchema, type siteSchema } from '../../../../shared/link/site.ts';

/** How long something is kept, as it is typed: a number of days, or for ever. */
export type RetentionForm = { isForever: boolean; days: number | null };

/** The site's settings as they are typed. */
export type SiteForm = {
  name: string;
  timeZone: string;
  tier: Tier;
  events: RetentionForm;
  alarms: RetentionForm;
};

/** The site as it is read, with its version. */
export type Site = z.infer<typeof siteSchema>;

const daysSchema = z.int().min(1).max(3650);
const retentionSchema = z
  .object({ isForever: z.boolean(), days: z.number().nullable() })
  .superRefine(({ isForever, days }, context) => {
    if (isForever) return;
    for (const issue of daysSchema.safeParse(days).error?.issues ?? []) {
      context.addIssue({ code: 'custom', path: ['days'], message: issue.code });
    }
  });

/** Judges the site's settings as they are typed, and makes of them what is written. */
export const siteFormSchema = z
  .object({
    name: siteBodySchema.shape.name,
    timeZone: siteBodySchema.shape.timeZone,
    tier: siteBodySchema.shape.tier,
    events: retentionSchema,
    alarms: retentionSchema,
  })
  .transform(
    ({ events, alarms, ...rest }): SiteBody => ({
      ...rest,
      eventRetentionDays: events.isForever ? null : events.days,
      alarmRetentionDays: alarms.isForever ? null : alarms.days,
    }),
  );

/** The stored settings as they are typed. */
export function formOfSite({ name, timeZone, tier, eventRetentionDays, alarmRetentionDays }: Site): SiteForm {
  return {
    name,
    timeZone,
    tier,
    events: { isForever: eventRetentionDays === null, days: eventRetentionDays },
    alarms: { isForever: alarmRetentionDays === null, days: alarmRetentionDays },
  };
}
