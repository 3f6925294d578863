import { describe, expect, it } from 'vitest';
import { err, ok } from '../../shared/domain/result.ts';
import { commonRecipients } from './commonRecipients.ts';

const first = { id: 'u1', name: 'operador1' };
const second = { id: 'u2', name: 'operador2' };
const third = { id: 'u3', name: 'operadora3' };

describe('the users common to several alarms', () => {
  it('R-E14 are those who are offered every one of them', async () => {
    const offered = { a: [first, second], b: [second, third], c: [second] };
    const answer = await commonRecipients(['a', 'b', 'c'], async (alarm) =>
      ok({ users: offered[alarm as 'a'] }),
    );
    expect(answer).toMatchObject({ ok: true, value: { users: [second] } });
  });

  it('R-E14 are none where the alarms go to different people, and the answer says who is offered which', async () => {
    const answer = await commonRecipients(['a', 'b', 'c'], async (alarm) =>
      ok({ users: alarm === 'b' ? [third] : [first, second] }),
    );
    expect(answer).toEqual({
      ok: true,
      value: {
        users: [],
        groups: [
          { alarms: ['a', 'c'], users: [first, second] },
          { alarms: ['b'], users: [third] },
        ],
      },
    });
  });

  it('are not known where one alarm could not be asked', async () => {
    const answer = await commonRecipients(['a', 'b'], async (alarm) =>
      alarm === 'a' ? ok({ users: [first] }) : err('unreachable'),
    );
    expect(answer).toEqual({ ok: false, error: 'unreachable' });
  });
});
