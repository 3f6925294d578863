import { describe, expect, it } from 'vitest';
import { findUnknownKeys, findUnusedKeys } from './localeUse.ts';

const texts = {
  state: { new: 'x', closed: 'x' },
  BAD_FRAME: 'x',
  count_one: 'x',
  count_other: 'x',
  lost: 'x',
};
const namespaces = [{ name: 'alarms', texts: { es: texts, en: texts } }];

describe('the use of locale keys', () => {
  it('finds the keys that no source names, whichever way the others are named', () => {
    const sources = [
      `const { t } = useTranslation('alarms', { keyPrefix: 'state' }); t('new');`,
      `const key = { closed: 'alarms:state.closed' };`,
      `const codes = {\n  BAD_FRAME: 400,\n};`,
      `t('count', { count: 3 });`,
    ];
    expect(findUnusedKeys(namespaces, sources)).toEqual(['locales: "alarms:lost" is used nowhere']);
  });

  it('finds the keys that a source uses and no namespace has', () => {
    const sources = [
      `t('state.new'); t('alarms:lost'); t('count'); t('found')`,
      `<Trans i18nKey="state.gone" />`,
    ];
    expect(findUnknownKeys(namespaces, sources)).toEqual([
      'locales: the sources use "found", which no namespace has',
      'locales: the sources use "state.gone", which no namespace has',
    ]);
  });
});
