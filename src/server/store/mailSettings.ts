import type { MailSettingsBody } from '../../shared/link/actions.ts';
import type { Connections } from './connections.ts';

/** How the site sends e-mail, with the password for whoever sends it. */
export type MailSettings = Omit<MailSettingsBody, 'password'> & { readonly password: string | null };

/** The site's mail account. */
export interface MailSettingsStore {
  /** `null` until somebody has set it up. */
  get(): Promise<MailSettings | null>;
  /** A password that is left out stays; `null` removes it. */
  put(settings: MailSettingsBody): Promise<void>;
}

/** The mail account over the database. */
export function mailSettingsOver({ reader, write }: Connections): MailSettingsStore {
  return {
    get: async () => {
      const row = await reader.selectFrom('mailSettings').selectAll().executeTakeFirst();
      return row
        ? { ...(JSON.parse(row.body) as Omit<MailSettings, 'password'>), password: row.password }
        : null;
    },

    put: async ({ password, ...shown }) => {
      const body = JSON.stringify(shown);
      await write((transaction) =>
        transaction
          .insertInto('mailSettings')
          .values({ one: 1, body, password: password ?? null })
          .onConflict((conflict) =>
            conflict.column('one').doUpdateSet({ body, ...(password !== undefined && { password }) }),
          )
          .execute(),
      );
    },
  };
}
