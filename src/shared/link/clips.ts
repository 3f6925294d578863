import { z } from 'zod';

/** `GET /api/v1/demo-clips`: the clips that a camera may show instead of a recorder's picture, by name. */
export const demoClipsSchema = z.object({ clips: z.array(z.string()).readonly() });
