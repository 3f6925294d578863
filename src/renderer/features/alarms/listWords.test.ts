import type { i18n } from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { alarmView, procedureStep } from '../../../../tests/helpers/alarmView.ts';
import { errorCodes } from '../../../shared/domain/errorCodes.ts';
import { startTexts } from '../../app/i18n.ts';
import { closeBlockedText, createEventTexts, eventText, textAround } from './alarmTexts.ts';
import type { Refusal } from './commandsSlice.ts';
import { refusalText } from './refusalText.ts';

let texts: i18n;
beforeAll(async () => {
  texts = await startTexts('es');
});
const refusal = (
  code: Refusal['code'],
  holder: Refusal['holder'] = { id: 'u2', name: 'operador2' },
): Refusal => ({
  key: 'k',
  command: 'alarm.handle',
  alarm: 'a',
  number: 1,
  code,
  holder,
});

describe('words of a refusal', () => {
  test('R-E16 say who has the alarm', () => {
    const t = texts.getFixedT('es', 'errors');
    expect(refusalText(t, refusal('ALREADY_ASSIGNED'), 'u1')).toBe('Ya la tiene operador2');
    expect(refusalText(t, refusal('ALREADY_ASSIGNED'), 'u2')).toBe('Ya la tiene usted');
    expect(refusalText(t, refusal('NOT_ASSIGNEE', null), 'u1')).toContain('nadie todavía');
  });

  test.each(['es', 'en'] as const)('R-J04 every refusal has words in %s', (locale) => {
    const t = texts.getFixedT(locale, 'errors');
    const words = errorCodes.map((code) => refusalText(t, refusal(code), 'u1'));
    expect(new Set(words).size).toBe(errorCodes.length);
    for (const text of words) {
      expect(text).not.toMatch(/[A-Z]+_|\{\{/);
    }
  });
});

describe('why an alarm cannot be closed', () => {
  const step = procedureStep('one');
  const me = { id: 'u1', name: 'operador1' };
  test.each([
    { title: 'R-G01 nobody has it', alarm: { allowed: ['alarm.handle'] }, says: 'antes de cerrarla' },
    {
      title: 'R-G03 somebody else has it',
      alarm: { state: 'inProgress', assignee: { id: 'u2', name: 'operador2' } },
      says: 'operador2',
    },
    {
      title: 'R-G04 a required step is missing',
      alarm: { state: 'inProgress', assignee: me, procedure: { name: 'P', steps: [step, step] } },
      says: 'Faltan 2 pasos',
    },
  ] as const)('$title', ({ alarm, says }) => {
    const t = texts.getFixedT('es', 'alarms');
    expect(closeBlockedText(t, alarmView({ number: 1, allowed: [], ...alarm }), 'u1')).toContain(says);
  });
});

test('R-E03 an event is named in the user’s language, a plate with its text, an unknown kind as it came', () => {
  const t = texts.getFixedT('es', 'alarms');
  const kind = (name: string) => ({ id: 'e', kind: name, source: 's', phase: 'start' as const });
  const plate = { message: null, plate: { text: '4821 KLM' }, cardholder: null, attributes: {}, images: [] };
  const textOf = createEventTexts(t);
  const plates = ['4821 KLM', '$1 {{x}}', ''].map((text) => ({ ...plate, plate: { text } }));
  for (const additional of [null, ...plates]) {
    for (const name of ['door.forced', 'lpr.plate', 'external.radar', 'lpr.plate']) {
      const alarm = alarmView({ number: 1, event: kind(name), additional });
      expect(textOf(alarm)).toBe(eventText(t, alarm));
    }
  }
  expect(eventText(t, alarmView({ number: 1, event: kind('door.forced') }))).toBe('Puerta forzada');
  expect(eventText(t, alarmView({ number: 1, event: kind('lpr.plate'), additional: plate }))).toBe(
    'LPR · 4821 KLM',
  );
  expect(eventText(t, alarmView({ number: 1, event: kind('external.radar') }))).toBe('radar');
});

test.each(['es', 'en'] as const)(
  'R-J04 a text looked up once says the same with every value, in %s',
  (locale) => {
    const t = texts.getFixedT(locale, 'alarms');
    const once = textAround((number) => t('action.handleAlarm', { number }));
    for (const number of [1, 1042, 20001]) {
      expect(once(number)).toBe(t('action.handleAlarm', { number }));
    }
    expect(textAround((word) => `${word}, ${word}.`)('ay')).toBe('ay, ay.');
    expect(textAround(() => 'nothing')('ay')).toBe('nothing');
  },
);
