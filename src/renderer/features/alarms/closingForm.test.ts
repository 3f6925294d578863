import { expect, test } from 'vitest';
import { closingFormSchema } from './closingForm.ts';

const faultsOf = (form: unknown) =>
  closingFormSchema.safeParse(form).error?.issues.map(({ path }) => path.join('.')) ?? [];

test.each([
  { title: 'no reason', form: { reason: null, text: '' }, faults: ['reason'] },
  { title: 'other without words', form: { reason: 'other', text: '  ' }, faults: ['text'] },
  { title: 'other with words', form: { reason: 'other', text: 'gato' }, faults: [] },
  { title: 'event handled without words', form: { reason: 'handled', text: '' }, faults: [] },
  { title: 'false alarm with words', form: { reason: 'false', text: 'gato' }, faults: [] },
  { title: 'too many words', form: { reason: 'false', text: 'x'.repeat(2001) }, faults: ['text'] },
])('R-G05 $title', ({ form, faults }) => {
  expect(faultsOf(form)).toEqual(faults);
});
