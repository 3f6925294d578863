import { useEffect, useState } from 'react';
import type { BridgeFailure } from '../../../shared/bridge/contract.ts';
import type { AlarmHistory } from '../../../shared/link/rest.ts';
import { bridge } from '../../app/bridge.ts';

/** What came of asking main for something. */
export type Asked<Value> =
  | { readonly status: 'asking' }
  | { readonly status: 'there'; readonly value: Value }
  | { readonly status: 'failed'; readonly failure: BridgeFailure };

/** An alarm's history, asked anew whenever the alarm changes; what was there stays until the answer. `retry` asks again. */
export function useAlarmHistory(alarm: string, version: number): Asked<AlarmHistory> & { retry: () => void } {
  const [answers, setAnswers] = useState<{ alarm: string; asked: Asked<AlarmHistory> } | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version or attempt is a reason to ask again
  useEffect(() => {
    let isCurrent = true;
    void bridge()
      .call('alarm.history', { alarm })
      .then((answer) => {
        if (isCurrent) {
          const asked: Asked<AlarmHistory> = answer.ok
            ? { status: 'there', value: answer.value }
            : { status: 'failed', failure: answer.error };
          setAnswers({ alarm, asked });
        }
      });
    return () => {
      isCurrent = false;
    };
  }, [alarm, version, attempt]);
  const asked = answers?.alarm === alarm ? answers.asked : ({ status: 'asking' } as const);
  return { ...asked, retry: () => setAttempt((count) => count + 1) };
}
