import { z } from 'zod';
import { closeReasons } from '../../../shared/domain/alarm.ts';

/** Longest explanation that the link carries. */
const textMost = 2000;

/** What the closing dialog asks for: a reason, and words where the reason is "other" (R-G05). */
export const closingFormSchema = z
  .object({
    reason: z
      .enum(closeReasons)
      .nullable()
      .refine((reason) => reason !== null),
    text: z.string().max(textMost),
  })
  .refine(({ reason, text }) => reason !== 'other' || text.trim() !== '', {
    path: ['text'],
    // Both faults are told at once: else the second appears only after the first was mended.
    when: () => true,
  });
/** What the closing dialog holds. */
export type ClosingForm = z.input<typeof closingFormSchema>;
