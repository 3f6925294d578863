import { z } from 'zod';
import { type ConfigurationShown, userBodySchema } from '../../../../shared/link/configuration.ts';

/** A user as he is edited; an empty password leaves the one that he has. */
export interface UserForm {
  readonly name: string;
  readonly enabled: boolean;
  readonly roles: readonly string[];
  readonly password: string;
}

const { password } = userBodySchema.shape;

/** A new user needs a password, else he could never sign in. */
export const newUserSchema = userBodySchema.extend({ password: password.unwrap() });

/** Of a user who is there the password may be left out. */
export const changedUserSchema = userBodySchema.extend({
  password: z
    .literal('')
    .transform(() => undefined)
    .or(password),
});

/** A user before anything was typed. */
export function blankUser(): UserForm {
  return { name: '', enabled: true, roles: [], password: '' };
}

/** A stored user as he is edited. */
export function userForm({ name, enabled, roles }: ConfigurationShown<'users'>): UserForm {
  return { name, enabled, roles, password: '' };
}
