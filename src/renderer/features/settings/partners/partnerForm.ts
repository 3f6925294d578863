import { z } from 'zod';
import { partnerTypes } from '../../../../shared/domain/definition.ts';
import { type ConfigurationShown, partnerBodySchema } from '../../../../shared/link/configuration.ts';

/** What a partner may be: of one type, or a system that sends of several. */
export const partnerKinds = [...partnerTypes, 'any'] as const;
/** One of `partnerKinds`. */
export type PartnerKind = (typeof partnerKinds)[number];

/** A partner as he is typed. */
export type PartnerForm = { name: string; kind: PartnerKind; enabled: boolean };

/** Judges a partner as he is typed, and makes of it what is written. */
export const partnerFormSchema = z
  .object({ name: partnerBodySchema.shape.name, kind: z.enum(partnerKinds), enabled: z.boolean() })
  .transform(({ kind, ...rest }) => ({ ...rest, type: kind === 'any' ? null : kind }));

/** A new partner. */
export function blankPartner(): PartnerForm {
  return { name: '', kind: 'lpr', enabled: true };
}

/** A stored partner as he is typed. */
export function formOfPartner({ name, type, enabled }: ConfigurationShown<'partners'>): PartnerForm {
  return { name, kind: type ?? 'any', enabled };
}
