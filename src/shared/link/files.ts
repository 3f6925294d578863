import { z } from 'zod';

/** R-C08: the largest file that may be attached to a step, bytes. */
export const attachmentBytesMost = 20 * 1024 * 1024;

/** The kinds of file that may be attached to a step (R-C08), each by its ending, with the type that its content has. */
export const attachmentTypes = {
  jpg: 'image/jpeg',
  png: 'image/png',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xlw: 'application/vnd.ms-excel',
  pdf: 'application/pdf',
} as const;

/** One of the endings of `attachmentTypes`. */
export type AttachmentEnding = keyof typeof attachmentTypes;

/** Query of `POST /api/v1/files`: the file's name, where the body is the file itself and no form. */
export const uploadQuerySchema = z.object({ name: z.string().max(200).optional() });

/** A file that was taken in: what a step's `attachment` says of it. */
export const storedFileSchema = z.object({
  file: z.string(),
  name: z.string(),
  contentType: z.string(),
  bytes: z.int().nonnegative(),
});
/** A file that was taken in. */
export type StoredFile = z.infer<typeof storedFileSchema>;
