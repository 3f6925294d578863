import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import es from '../../../../../locales/es/settings.json' with { type: 'json' };
import { errorOfProblem, ruleText } from './ruleTexts.ts';

let t: TFunction<'settings'>;
beforeAll(async () => {
  await i18next.init({ lng: 'es', resources: { es: { settings: es } }, ns: ['settings'] });
  t = i18next.getFixedT('es', 'settings');
});

describe('what is wrong with a field, in words', () => {
  test.each([
    ['too_small', { origin: 'string', limit: '1' }, 'Este campo es obligatorio'],
    ['too_small', { origin: 'string', limit: '10' }, 'Al menos 10 caracteres'],
    ['too_small', { origin: 'array', limit: '1' }, 'Elija al menos uno'],
    ['too_small', { origin: 'number', limit: '45', isInclusive: false }, 'Debe ser mayor que 45'],
    ['too_small', { origin: 'int', limit: '2', isInclusive: true }, 'Debe ser 2 o más'],
    ['too_big', { origin: 'string', limit: '120' }, 'Como máximo 120 caracteres'],
    ['too_big', { origin: 'array', limit: '5' }, 'Como máximo 5'],
    ['too_big', { origin: 'number', limit: '60' }, 'Debe ser 60 o menos'],
    ['invalid_type', {}, 'Este campo es obligatorio'],
    ['custom', {}, 'El valor no es válido'],
  ])('R-C02 %s %j is "%s"', (type, types, words) => {
    expect(ruleText(t, { type, types })).toBe(words);
  });

  test.each([
    ['unique', 'Ya hay otro con este nombre'],
    ['unknown reference', 'Ya no existe; elija otro'],
    ['PRO: no procedures', 'La licencia del sitio no lo incluye'],
    ['the file is image/png', 'El servidor no acepta este valor'],
  ])('R-C02 what the server calls "%s" is "%s"', (rule, words) => {
    expect(ruleText(t, errorOfProblem({ field: 'name', rule }))).toBe(words);
  });

  test('R-C02 nothing is said where nothing is wrong', () => {
    expect(ruleText(t, undefined)).toBeUndefined();
  });
});
