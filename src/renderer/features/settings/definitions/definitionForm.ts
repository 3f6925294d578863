import { definitionBounds } from '../../../../shared/domain/definition.ts';
import { definitionLimits, type Tier } from '../../../../shared/domain/tier.ts';
import type { ConfigurationBody, ConfigurationShown } from '../../../../shared/link/configuration.ts';
import type { Editor } from '../editing/useItemForm.ts';

/** What the editor of an alarm definition holds. */
export type DefinitionForm = Omit<ConfigurationBody<'definitions'>, 'actions'> & {
  actions: NonNullable<ConfigurationBody<'definitions'>['actions']>;
};
/** The editor of an alarm definition, as its fields see it. */
export type DefinitionEditing = Editor<DefinitionForm>;
/** What raises the alarm. */
export type FormTrigger = DefinitionForm['trigger'];
/** Events of the site's own devices. */
export type SiteTrigger = Extract<FormTrigger, { kind: 'site' }>;
/** Events of a partner system. */
export type PartnerTrigger = Extract<FormTrigger, { kind: 'partner' }>;
/** Something that is done when the alarm is raised. */
export type FormAction = DefinitionForm['actions'][number];

/** What PRO leaves of everything but name, priority, schedule and recipients (R-A02). */
const proDefaults = {
  trigger: { kind: 'site', events: 'all', resources: 'all' },
  relatedResources: [],
  procedure: null,
  videoStart: { mode: 'live' },
  mayCloseUnhandled: false,
  escalateAfterSeconds: null,
  expireAfterSeconds: definitionBounds.expireAfterSecondsDefault,
  actions: [],
} satisfies Partial<DefinitionForm>;

/** A new definition: on PRO it raises everything, on ENTERPRISE nothing has been chosen yet. */
export function blankDefinition(tier: Tier): DefinitionForm {
  return {
    ...structuredClone(proDefaults),
    ...(tier === 'enterprise' && { trigger: blankSiteTrigger() }),
    name: '',
    enabled: true,
    schedule: 'always',
    priority: 3,
    recipients: { roles: [], users: [] },
  };
}

/** Events of the site's own devices, before any was chosen. */
export function blankSiteTrigger(): SiteTrigger {
  return { kind: 'site', events: [], resources: [] };
}

/** A definition as it is edited. */
export function formOfDefinition({
  id: _id,
  version: _version,
  ...body
}: ConfigurationShown<'definitions'>): DefinitionForm {
  return { ...body, actions: body.actions ?? [] };
}

/** What a copy starts with: secrets are write-only and cannot be copied. */
export function copyOfDefinition(form: DefinitionForm): DefinitionForm {
  return {
    ...form,
    actions: form.actions.map((action) =>
      action.kind === 'webhook' ? { kind: 'webhook', url: action.url } : action,
    ),
  };
}

/** Answers whether a definition has more than the tier lets anybody save (R-A02). */
export function exceedsTier(form: DefinitionForm, tier: Tier): boolean {
  return definitionLimits(form, tier).length > 0;
}

/** The definition with everything that PRO does not have at its default. */
export function adjustedToPro(form: DefinitionForm): DefinitionForm {
  return { ...form, ...structuredClone(proDefaults) };
}
