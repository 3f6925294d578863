import { z } from 'zod';
import { instantSchema } from './alarmView.ts';

/** The name of a backup: when it was made, in UTC, to the second; a second one of the same second has `-2` behind it. */
export const backupNameSchema = z.string().regex(/^\d{8}-\d{6}(-\d{1,3})?$/u);

/** A backup of the whole site: `POST /api/v1/backup` makes one (201). */
export const backupSchema = z.object({
  name: backupNameSchema,
  at: instantSchema,
  /** Database and files together. Files that the site still has take no more space on its disk. */
  bytes: z.int().nonnegative(),
});
/** A backup of the whole site. */
export type Backup = z.infer<typeof backupSchema>;

/** `GET /api/v1/backups`: those that are complete, the latest first. */
export const backupsSchema = z.object({ backups: z.array(backupSchema).readonly() });
