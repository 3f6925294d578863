import type { BridgeFailure } from '../../shared/bridge/contract.ts';
import type { CommonRecipients } from '../../shared/bridge/state.ts';
import type { UserReference } from '../../shared/domain/alarm.ts';
import { ok, type Result } from '../../shared/domain/result.ts';

type Recipients = Result<{ readonly users: readonly UserReference[] }, BridgeFailure>;

/** Requests that are under way at once: a selection of hundreds must not starve everything else of the server. */
const atOnce = 6;

/** Asks who is offered each of these alarms and answers who is offered all of them (R-E14). The first failure is the answer. */
export async function commonRecipients(
  alarms: readonly string[],
  recipientsOf: (alarm: string) => Promise<Recipients>,
): Promise<Result<CommonRecipients, BridgeFailure>> {
  const answers = new Map<string, readonly UserReference[]>();
  for (let next = 0; next < alarms.length; next += atOnce) {
    const asked = alarms.slice(next, next + atOnce);
    const some = await Promise.all(asked.map(recipientsOf));
    for (const [index, answer] of some.entries()) {
      if (!answer.ok) return answer;
      answers.set(asked[index] ?? '', answer.value.users);
    }
  }
  return ok(common(answers));
}

function common(answers: ReadonlyMap<string, readonly UserReference[]>): CommonRecipients {
  const groups = new Map<string, { alarms: string[]; users: readonly UserReference[] }>();
  for (const [alarm, users] of answers) {
    const key = users
      .map(({ id }) => id)
      .sort()
      .join(' ');
    const group = groups.get(key) ?? { alarms: [], users };
    group.alarms.push(alarm);
    groups.set(key, group);
  }
  const [first, ...others] = [...groups.values()].map(({ users }) => users);
  const users = (first ?? []).filter(({ id }) => others.every((each) => each.some((user) => user.id === id)));
  return { users, groups: [...groups.values()] };
}
