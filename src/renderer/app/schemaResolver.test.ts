import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { schemaResolver } from './schemaResolver.ts';

const schema = z
  .object({
    name: z.string().trim().min(1).max(5),
    steps: z
      .array(z.object({ text: z.string().min(1) }))
      .max(2)
      .refine((steps) => steps.every(({ text }) => text !== ''), { when: () => true }),
  })
  .refine(({ name }) => name !== 'root', { when: () => true });

type Form = z.input<typeof schema>;

function errorsOf(form: Form): Promise<unknown> {
  const resolve = schemaResolver<Form>(schema);
  const options = { fields: {}, shouldUseNativeValidation: false };
  return Promise.resolve(resolve(form, undefined, options)).then(({ errors }) => errors);
}

describe('a form judged by its schema', () => {
  test('what is right has no errors', async () => {
    expect(await errorsOf({ name: 'a', steps: [{ text: 'b' }] })).toEqual({});
  });

  test('a broken rule stands at its field, with its bound', async () => {
    expect(await errorsOf({ name: 'abcdef', steps: [] })).toMatchObject({
      name: { type: 'too_big', types: { origin: 'string', limit: '5' } },
    });
  });

  test('a member and its list can both be wrong', async () => {
    const errors = (await errorsOf({ name: 'a', steps: [{ text: 'b' }, { text: '' }] })) as {
      steps: { type: string; 1: { text: { type: string } } };
    };
    expect(errors.steps[1].text.type).toBe('too_small');
    expect(errors.steps.type).toBe('custom');
  });

  test('a rule of the whole form stands at the root', async () => {
    expect(await errorsOf({ name: 'root', steps: [] })).toMatchObject({ root: { type: 'custom' } });
  });
});
