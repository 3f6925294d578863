import { previewRequestSchema, previewSchema } from '../../shared/link/definitionPreview.ts';
import { previewDefinition } from '../engine/definitionPreview.ts';
import type { ConfigurationStore } from '../store/contract.ts';
import type { EventHistory } from '../store/eventHistory.ts';
import { configurationRefusal } from './configurationRefusal.ts';
import { type Route, refuse, retryAfter, route } from './route.ts';

/** Each reads through days of events; operators' work goes before. */
const previewsAtOnce = 2;

/** The address that tries a definition before it is enabled (R-D20). */
export function previewRoutes(parts: {
  readonly configuration: ConfigurationStore;
  readonly history: EventHistory;
  readonly now: () => Date;
}): Route[] {
  let running = 0;
  const preview = route({
    method: 'POST',
    path: '/api/v1/definitions/preview',
    summary: 'How many alarms a definition, stored or not, would have raised in the last days, and which',
    // Whoever may write definitions may make himself a recipient of anything: he is shown nothing that he could not have.
    who: { kind: 'user', rights: ['configuration.write'] },
    body: previewRequestSchema,
    answers: { 200: previewSchema, 429: null },
    async handle({ body: { id = '', definition, days } }) {
      const refused = await parts.configuration.check('definitions', id, definition);
      if (refused) return configurationRefusal(refused);
      if (running >= previewsAtOnce) {
        return refuse(429, 'RATE_LIMITED', 'other definitions are being tried', {
          headers: retryAfter(2_000),
        });
      }
      running += 1;
      try {
        const configuration = await parts.configuration.load();
        const { history, now } = parts;
        return {
          status: 200,
          body: await previewDefinition(definition, days, { history, configuration, now: now() }),
        };
      } finally {
        running -= 1;
      }
    },
  });
  return [preview];
}
