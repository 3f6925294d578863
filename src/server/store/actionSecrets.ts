import type {
  ConfigurationBody,
  ConfigurationItem,
  ConfigurationName,
} from '../../shared/link/configuration.ts';

/** Shows a definition without the secrets of its webhooks, saying where there is one; everything else as it is. */
export function withoutSecrets<Name extends ConfigurationName>(
  item: ConfigurationItem<Name>,
): ConfigurationItem<Name> {
  const actions = actionsOf(item);
  return actions.length === 0 ? item : { ...item, actions: actions.map(withoutSecret) };
}

/**
 * Completes a definition that is to be written: a webhook without a secret keeps the one that it had, as long as it goes to the
 * same address. Whoever may not know a secret must not be able to have something signed with it for a place of his own.
 */
export function withKeptSecrets<Name extends ConfigurationName>(
  body: ConfigurationBody<Name>,
  before: ConfigurationItem<Name> | undefined,
): ConfigurationBody<Name> {
  const actions = actionsOf(body);
  const earlier = actionsOf(before);
  return actions.length === 0
    ? body
    : { ...body, actions: actions.map((action) => withKeptSecret(action, earlier)) };
}

type WrittenAction = NonNullable<ConfigurationBody<'definitions'>['actions']>[number];

/** Only definitions have actions; what other collections hold has none. */
function actionsOf(held: object | undefined): readonly WrittenAction[] {
  const { actions } = (held ?? {}) as Pick<ConfigurationBody<'definitions'>, 'actions'>;
  return actions ?? [];
}

function withoutSecret(action: WrittenAction): WrittenAction {
  if (action.kind !== 'webhook') {
    return action;
  }
  const { secret, ...shown } = action;
  return { ...shown, hasSecret: typeof secret === 'string' };
}

function withKeptSecret(action: WrittenAction, earlier: readonly WrittenAction[]): WrittenAction {
  if (action.kind !== 'webhook') {
    return action;
  }
  const { secret, hasSecret: _hasSecret, ...rest } = action;
  const known = earlier.find((each) => each.kind === 'webhook' && each.url === action.url);
  const kept = known?.kind === 'webhook' ? (known.secret ?? undefined) : undefined;
  const wanted = secret === undefined ? kept : (secret ?? undefined);
  return wanted === undefined ? rest : { ...rest, secret: wanted };
}
