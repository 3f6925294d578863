import { z } from 'zod';
import { userReferenceSchema } from './alarmView.ts';

/** `POST /api/v1/users/{id}/sign-out`: how many sessions of the user were ended. */
export const signedOutSchema = z.object({ sessions: z.int().nonnegative() });

/** `POST /api/v1/recipients/preview`: roles and users as a definition would name them. */
export const recipientsQuerySchema = z.object({
  roles: z.array(z.string().min(1).max(64)).max(100),
  users: z.array(z.string().min(1).max(64)).max(1000),
});

/**
 * The enabled users who would receive the alarms, by name (R-D10). One who may not operate sees and hears them but cannot be given
 * any. Users who see every alarm are named only if they are recipients too.
 */
export const recipientsPreviewSchema = z.object({
  users: z.array(userReferenceSchema.extend({ mayOperate: z.boolean() })).readonly(),
});
/** Who would receive the alarms of a definition. */
export type RecipientsPreview = z.infer<typeof recipientsPreviewSchema>;
