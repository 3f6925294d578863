import type { UserReference } from '../../shared/domain/alarm.ts';
import { type Audience, isSameAudience } from '../../shared/domain/audience.ts';
import type { CommittedChange } from './contract.ts';
import type { RaisingRules } from './raisingRules.ts';
import type { WriteQueue } from './writeQueue.ts';

/** Open alarms that are looked at in one transaction; commands and events get their turn between two. */
const alarmsAtOnce = 200;

/**
 * Gives every open alarm the recipients that its definition has now, each change in the journal (R-D10). An alarm whose
 * definition was removed keeps those that it has.
 */
export async function updateAudiences(
  queue: WriteQueue,
  rules: RaisingRules,
  now: () => Date,
  actor: UserReference | null,
): Promise<void> {
  let after: number | null = 0;
  while (after !== null) {
    const from: number = after;
    after = await queue.add(alarmsAtOnce, async (writing) => {
      const at = now().toISOString();
      const alarms = await writing.openAfter(from, alarmsAtOnce);
      const changes: CommittedChange[] = [];
      for (const alarm of alarms) {
        const audience: Audience | null = rules.recipientsOf(alarm.definition);
        if (audience && !isSameAudience(audience, alarm.audience)) {
          changes.push(await writing.changeAudience(alarm, audience, { at, actor, commandId: null }));
        }
      }
      const last = alarms.at(-1);
      return { value: last && alarms.length === alarmsAtOnce ? last.number : null, changes };
    });
  }
}
