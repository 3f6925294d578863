import type { Audience } from '../../shared/domain/audience.ts';
import type { AddressPolicy } from '../reach/addressPolicy.ts';
import type { ConfigurationStore } from '../store/contract.ts';
import type { MailSettingsStore } from '../store/mailSettings.ts';
import { alarmMail } from './alarmMail.ts';
import type { ActionExecutors } from './contract.ts';
import { callHttp } from './httpCall.ts';
import { sendMail } from './mailer.ts';
import { webhookMessage } from './webhook.ts';

/** What the executors work with. */
export interface ExecutorParts {
  readonly configuration: ConfigurationStore;
  readonly mail: MailSettingsStore;
  readonly policy: AddressPolicy;
  readonly now: () => Date;
  /** Asks the recipients' workstations to show a camera; answers how many were asked. */
  readonly show: (alarm: { readonly id: string; readonly audience: Audience }, camera: string) => number;
}

/** Older than this, a camera is not shown any more: the server was down when it should have been, ms. */
const showWithinMs = 60_000;
/** Nor is an output switched: its tries are over long before, and a gate must not open when nobody waits for it any more, ms. */
const switchWithinMs = 180_000;
const tooLate = { kind: 'failed', reason: 'too late', isFinal: true } as const;

/** Makes what does each kind of action (R-D11). */
export function createExecutors(parts: ExecutorParts): ActionExecutors {
  const { configuration, mail, policy, now } = parts;
  const ageOf = (queuedAt: string): number => now().getTime() - Date.parse(queuedAt);
  return {
    showCamera: async ({ action, alarm, queuedAt }) => {
      if (ageOf(queuedAt) > showWithinMs) {
        return tooLate;
      }
      const asked = parts.show(alarm, action.camera);
      return asked > 0
        ? { kind: 'done', detail: String(asked) }
        : { kind: 'failed', reason: 'nobody is there', isFinal: true };
    },

    webhook: async (pending, signal) => {
      const { url, secret } = pending.action;
      const message = webhookMessage(pending, secret, await configuration.site(), now());
      return callHttp({ url, method: 'POST', ...message }, policy, signal);
    },

    output: async ({ action: { url, method, body }, queuedAt }, signal) => {
      if (ageOf(queuedAt) > switchWithinMs) {
        return tooLate;
      }
      const isJson = body !== undefined && /^\s*[[{]/.test(body);
      const headers = {
        'user-agent': 'valerus-site-server',
        ...(body !== undefined && { 'content-type': isJson ? 'application/json' : 'text/plain' }),
      };
      return callHttp({ url, method, headers, body: method === 'GET' ? undefined : body }, policy, signal);
    },

    email: async (pending, signal) => {
      const settings = await mail.get();
      return settings
        ? sendMail(settings, alarmMail(pending, pending.action, await configuration.site()), signal)
        : { kind: 'failed', reason: 'no mail server is set', isFinal: true };
    },

    bookmark: async ({ action: { text }, alarm }) => {
      const resource = alarm.resources.find(({ trigger }) => trigger) ?? alarm.resources[0];
      return {
        kind: 'done',
        detail: null,
        bookmark: { resource: resource?.id ?? null, at: alarm.occurredAt, text },
      };
    },
  };
}
