import { describe, expect, test } from 'vitest';
import { sampleEvent } from '../../../tests/helpers/domainSamples.ts';
import { type Criterion, meetsCriteria, operatorsOf } from './criteria.ts';
import type { NormalisedEvent } from './event.ts';

const plateEvent = sampleEvent({
  kind: 'lpr.plate',
  subject: 'entrada-1',
  message: 'Vehículo robado',
  plate: {
    text: '4821 KLM',
    countryId: 'es',
    country: 'España',
    province: 'Murcia',
    vendor: 'Seat',
    class: 'car',
    list: 'Robados 2026',
    listType: 'Blacklist',
    confidence: 91.5,
  },
});
const cardEvent = sampleEvent({
  kind: 'access.denied',
  message: 'Tarjeta caducada en Puerta 4',
  cardholder: { id: '77', name: 'Persona Inventada' },
});
const bareEvent = sampleEvent();

interface Row {
  readonly event: NormalisedEvent;
  readonly parameter: Criterion['parameter'];
  readonly operator: Criterion['operator'];
  readonly value: string;
  readonly met: boolean;
}

const lprRows: readonly Row[] = [
  { event: plateEvent, parameter: 'plate', operator: 'equals', value: '4821klm', met: true },
  { event: plateEvent, parameter: 'plate', operator: 'equals', value: '4821-KLM', met: true },
  { event: plateEvent, parameter: 'plate', operator: 'equals', value: '4821KL', met: false },
  { event: plateEvent, parameter: 'plate', operator: 'contains', value: '21 K', met: true },
  { event: plateEvent, parameter: 'plate', operator: 'notEquals', value: '4821KLM', met: false },
  { event: plateEvent, parameter: 'countryId', operator: 'equals', value: 'ES', met: true },
  { event: plateEvent, parameter: 'country', operator: 'equals', value: 'españa', met: true },
  { event: plateEvent, parameter: 'province', operator: 'notEquals', value: 'Alicante', met: true },
  { event: plateEvent, parameter: 'vendor', operator: 'equals', value: 'SEAT', met: true },
  { event: plateEvent, parameter: 'class', operator: 'equals', value: 'truck', met: false },
  { event: plateEvent, parameter: 'list', operator: 'equals', value: 'robados 2026', met: true },
  { event: plateEvent, parameter: 'list', operator: 'equals', value: 'blacklist', met: true },
  { event: plateEvent, parameter: 'list', operator: 'notEquals', value: 'Blacklist', met: false },
  { event: plateEvent, parameter: 'list', operator: 'equals', value: 'VIP', met: false },
  { event: plateEvent, parameter: 'camera', operator: 'equals', value: 'Entrada-1', met: true },
  { event: plateEvent, parameter: 'confidence', operator: 'atLeast', value: '91.5', met: true },
  { event: plateEvent, parameter: 'confidence', operator: 'atLeast', value: '92', met: false },
  { event: plateEvent, parameter: 'confidence', operator: 'atMost', value: '91.5', met: true },
  { event: plateEvent, parameter: 'confidence', operator: 'atMost', value: '90', met: false },
  { event: plateEvent, parameter: 'confidence', operator: 'equals', value: '91.5', met: true },
  { event: plateEvent, parameter: 'confidence', operator: 'notEquals', value: '1', met: false },
  { event: plateEvent, parameter: 'confidence', operator: 'atLeast', value: 'mucho', met: false },
  { event: plateEvent, parameter: 'plate', operator: 'atLeast', value: '1', met: false },
  { event: plateEvent, parameter: 'plate', operator: 'atMost', value: '1', met: false },
  { event: bareEvent, parameter: 'plate', operator: 'equals', value: '4821KLM', met: false },
  { event: bareEvent, parameter: 'list', operator: 'notEquals', value: 'Blacklist', met: true },
  { event: bareEvent, parameter: 'confidence', operator: 'atMost', value: '100', met: false },
];

const accessRows: readonly Row[] = [
  { event: cardEvent, parameter: 'event', operator: 'equals', value: 'access.denied', met: true },
  { event: cardEvent, parameter: 'event', operator: 'notEquals', value: 'access.denied', met: false },
  { event: cardEvent, parameter: 'message', operator: 'contains', value: 'CADUCADA', met: true },
  { event: cardEvent, parameter: 'message', operator: 'contains', value: 'robada', met: false },
  {
    event: cardEvent,
    parameter: 'message',
    operator: 'equals',
    value: 'tarjeta caducada en puerta 4',
    met: true,
  },
  { event: cardEvent, parameter: 'cardholder', operator: 'equals', value: '77', met: true },
  { event: cardEvent, parameter: 'cardholder', operator: 'equals', value: 'persona inventada', met: true },
  { event: cardEvent, parameter: 'cardholder', operator: 'notEquals', value: '78', met: true },
  { event: bareEvent, parameter: 'message', operator: 'contains', value: 'x', met: false },
  { event: bareEvent, parameter: 'cardholder', operator: 'equals', value: '77', met: false },
];

describe('criteria', () => {
  test.each(lprRows)('R-D18 $parameter $operator "$value" is $met', ({ event, met, ...criterion }) => {
    expect(meetsCriteria(criterion, event)).toBe(met);
  });

  test.each(accessRows)('R-D17 $parameter $operator "$value" is $met', ({ event, met, ...criterion }) => {
    expect(meetsCriteria(criterion, event)).toBe(met);
  });

  const yes: Criterion = { parameter: 'list', operator: 'equals', value: 'Blacklist' };
  const no: Criterion = { parameter: 'vendor', operator: 'equals', value: 'Fiat' };

  test.each([
    { what: 'AND of met ones', tree: { all: [yes, yes] }, met: true },
    { what: 'AND with one unmet', tree: { all: [yes, no] }, met: false },
    { what: 'OR with one met', tree: { any: [no, yes] }, met: true },
    { what: 'OR of unmet ones', tree: { any: [no, no] }, met: false },
    { what: 'an OR within an AND', tree: { all: [yes, { any: [no, yes] }] }, met: true },
    { what: 'an AND within an OR', tree: { any: [no, { all: [yes, no] }] }, met: false },
    { what: 'an empty AND', tree: { all: [] }, met: true },
    { what: 'an empty OR', tree: { any: [] }, met: false },
  ])('R-D19 $what is $met', ({ tree, met }) => {
    expect(meetsCriteria(tree, plateEvent)).toBe(met);
  });

  test('R-D17 R-D18 each parameter is offered the operators that fit its type', () => {
    expect(operatorsOf('message')).toContain('contains');
    expect(operatorsOf('plate')).toContain('contains');
    expect(operatorsOf('confidence')).toEqual(['equals', 'atLeast', 'atMost']);
    expect(operatorsOf('cardholder')).toEqual(['equals', 'notEquals']);
  });

  test('a parameter or an operator that nobody knows is a bug', () => {
    const strangeOperator = { ...yes, operator: 'resembles' } as unknown as Criterion;
    const strangeParameter = { ...yes, parameter: 'mood' } as unknown as Criterion;
    expect(() => meetsCriteria(strangeOperator, plateEvent)).toThrow('closed union');
    expect(() => meetsCriteria(strangeParameter, plateEvent)).toThrow('closed union');
  });
});
