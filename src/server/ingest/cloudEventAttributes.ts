import { z } from 'zod';
import { eventKindCharactersMost } from '../../shared/domain/event.ts';

/** RFC 3339, which is what CloudEvents asks of `time`. */
const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

const timeSchema = z
  .string()
  .regex(timestamp, 'not an RFC 3339 time')
  .transform((text, context) => {
    const at = new Date(text);
    if (Number.isNaN(at.getTime())) {
      context.addIssue({ code: 'custom', message: 'no such time' });
      return z.NEVER;
    }
    return at.toISOString();
  });

/** The context attributes of CloudEvents 1.0 that matter here; extensions are kept with the raw event. */
export const cloudEventAttributesSchema = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(256),
  source: z.string().min(1).max(512),
  type: z.string().min(1).max(eventKindCharactersMost),
  subject: z.string().min(1).max(300).optional(),
  time: timeSchema.optional(),
  datacontenttype: z.string().min(1).max(200).optional(),
});

/** The media type of a `Content-Type`, in lower case and without parameters; and its charset if it names one. */
export function mediaTypeOf(contentType: string): { readonly type: string; readonly charset: string | null } {
  const [type = '', ...parameters] = contentType.split(';');
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/i.exec(parameter)?.[1])
    .find((found) => found !== undefined);
  return { type: type.trim().toLowerCase(), charset: charset?.toLowerCase() ?? null };
}

/** Answers whether a media type says that the data is JSON; CloudEvents takes data without a type for JSON. */
export function isJsonType(mediaType: string): boolean {
  return mediaType === '' || mediaType === 'text/json' || /^[^/]+\/([^+]+\+)?json$/.test(mediaType);
}
