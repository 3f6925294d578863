import { z } from 'zod';
import { eventKindCharactersMost } from '../domain/event.ts';

/** `camera.motion`: words with dots between them; kinds that the product does not know may be listened to as well. */
export const eventKindSchema = z
  .string()
  .max(eventKindCharactersMost)
  .regex(/^[a-z\d]+([._-][a-z\d]+)*$/iu);
