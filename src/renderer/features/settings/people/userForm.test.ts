import { describe, expect, test } from 'vitest';
import { changedUserSchema, newUserSchema } from './userForm.ts';

const user = { name: 'operador9', enabled: true, roles: [] };

describe('the form of a user', () => {
  test('a new user needs a password of ten characters', () => {
    expect(newUserSchema.safeParse({ ...user, password: '' }).success).toBe(false);
    expect(newUserSchema.safeParse({ ...user, password: '123456789' }).success).toBe(false);
    expect(newUserSchema.safeParse({ ...user, password: '1234567890' }).success).toBe(true);
  });

  test('an empty password leaves the one that a user has, a short one is refused', () => {
    expect(changedUserSchema.parse({ ...user, password: '' })).toEqual({ ...user, password: undefined });
    expect(changedUserSchema.safeParse({ ...user, password: '123456789' }).success).toBe(false);
    expect(changedUserSchema.parse({ ...user, password: '1234567890' }).password).toBe('1234567890');
  });
});
