import type { i18n } from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { CriteriaTree, Criterion } from '../../../../shared/domain/criteria.ts';
import { startTexts } from '../../../app/i18n.ts';
import { criteriaSentence } from './criteriaSentence.ts';
import { durationText } from './durationText.ts';

let texts: i18n;
beforeAll(async () => {
  texts = await startTexts('es');
});

const sentence = async (tree: CriteriaTree, locale: 'es' | 'en' = 'es') => {
  await texts.changeLanguage(locale);
  return criteriaSentence(
    { t: texts.getFixedT(locale, 'definitions'), alarms: texts.getFixedT(locale, 'alarms') },
    tree,
  );
};
const list = (value: string, operator: Criterion['operator'] = 'equals'): Criterion => ({
  parameter: 'list',
  operator,
  value,
});
const plate: Criterion = { parameter: 'plate', operator: 'contains', value: '66' };
const sure: Criterion = { parameter: 'confidence', operator: 'atLeast', value: '90' };

test('R-D19 criteria are read back as a sentence in both languages', async () => {
  const tree: CriteriaTree = { all: [plate, { any: [list('Negra'), list('Robados')] }, sure] };
  expect(await sentence(tree)).toBe(
    'la matrícula contiene «66» y la lista es «Negra» o «Robados» y la confianza es 90 % o más',
  );
  expect(await sentence({ any: [{ all: [plate, sure] }, list('Negra')] })).toBe(
    '(la matrícula contiene «66» y la confianza es 90 % o más) o la lista es «Negra»',
  );
  expect(
    await sentence({ all: [list('A', 'notEquals'), list('B', 'notEquals'), list('C', 'notEquals')] }, 'en'),
  ).toBe('the list is not “A”, “B” or “C”');
  expect(await sentence({ parameter: 'event', operator: 'equals', value: 'door.forced' }, 'en')).toMatch(
    /^the event is “Door forced/,
  );
});

test('R-D19 criteria that are not complete are no sentence yet', async () => {
  expect(await sentence({ all: [plate, list('  ')] })).toBeNull();
});

test.each([
  ['es', 46, '46 s'],
  ['es', 90, '90 s'],
  ['es', 300, '5 min'],
  ['es', 5400, '1 h 30 min'],
  ['es', 48 * 3600, '48 h'],
  ['es', 90 * 86_400, '90 días'],
  ['en', 90 * 86_400, '90 days'],
])('R-D14 R-D15 a time is told as people say it: %s, %i s', (locale, seconds, text) => {
  expect(durationText(locale, seconds)).toBe(text);
});
