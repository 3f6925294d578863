import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type {
  ConfigurationBody,
  ConfigurationItem,
  ConfigurationName,
} from '../../shared/link/configuration.ts';
import { withKeptSecrets, withoutSecrets } from './actionSecrets.ts';
import { itemOf, readItems, rowOf, tableOf } from './configurationItems.ts';
import { saveParticulars } from './configurationParticulars.ts';
import { findClash, findUnknownReference, findUsers } from './configurationRefusals.ts';
import { findBrokenRule } from './configurationRules.ts';
import type { Connections } from './connections.ts';
import type { ConfigurationRefusal, ConfigurationStore } from './contract.ts';
import { hashPassword } from './passwords.ts';
import { readRetention } from './retention.ts';
import type { Tables } from './schema.ts';
import { changeSite, loadSiteConfiguration, readSite, replaceSite } from './siteConfiguration.ts';

/** The site's configuration over the database. */
export function configurationOver(connections: Connections): ConfigurationStore {
  const { reader, write } = connections;
  return {
    list: async <Name extends ConfigurationName>(name: Name) =>
      (await readItems(reader, name)).map((item) => withoutSecrets<Name>(item)),
    get: async <Name extends ConfigurationName>(name: Name, id: string) => {
      const [item] = await readItems(reader, name, id);
      return item ? withoutSecrets<Name>(item) : null;
    },

    create: async (name, body, id = randomUUID()) => {
      const passwordHash = await passwordHashOf(body);
      return write((transaction) => create(transaction, name, id, body, passwordHash));
    },

    createMissing: async (items) => {
      const hashes = await Promise.all(items.map(({ body }) => passwordHashOf(body)));
      await write(async (transaction) => {
        for (const [index, { name, id, body }] of items.entries()) {
          const [existing] = await readItems(transaction, name, id);
          const made = existing ?? (await create(transaction, name, id, body, hashes[index]));
          if (!('version' in made && 'id' in made)) {
            throw new Error(`of the ${name}, ${id} was refused: ${JSON.stringify(made)}`);
          }
        }
      });
    },

    replace: async (name, id, version, body) => {
      const passwordHash = await passwordHashOf(body);
      return write((transaction) => replace(transaction, name, { id, version }, body, passwordHash));
    },

    remove: (name, id, version) => write((transaction) => remove(transaction, name, { id, version })),
    check: (name, id, body) =>
      connections.read(
        async (transaction) =>
          (await findUnknownReference(transaction, name, body)) ??
          (await findBrokenRule(transaction, name, id, body)),
      ),
    load: () => connections.read(loadSiteConfiguration),
    site: () => readSite(reader),
    retention: () => readRetention(reader),
    changeRetention: async (changed) => {
      if (Object.keys(changed).length > 0) {
        await write((transaction) => transaction.updateTable('site').set(changed).executeTakeFirst());
      }
    },
    changeSite: (changed) => write((transaction) => changeSite(transaction, changed)),
    replaceSite: (version, body) => write((transaction) => replaceSite(transaction, version, body)),

    partnerActivity: async () => {
      const rows = await reader.selectFrom('partners').select(['id', 'tokenHash', 'lastEventAt']).execute();
      return new Map(
        rows.map(({ id, tokenHash, lastEventAt }) => [id, { hasToken: tokenHash !== null, lastEventAt }]),
      );
    },

    issuePartnerToken: async (partner, token = randomBytes(32).toString('base64url')) => {
      const tokenHash = createHash('sha256').update(token).digest('hex');
      await write((transaction) =>
        transaction.updateTable('partners').set({ tokenHash }).where('id', '=', partner).executeTakeFirst(),
      );
      return token;
    },
  };
}

async function passwordHashOf(body: ConfigurationBody<ConfigurationName>): Promise<string | undefined> {
  return 'password' in body && body.password !== undefined ? hashPassword(body.password) : undefined;
}

async function create<Name extends ConfigurationName>(
  transaction: Transaction<Tables>,
  name: Name,
  id: string,
  body: ConfigurationBody<Name>,
  passwordHash: string | undefined,
): Promise<ConfigurationItem<Name> | ConfigurationRefusal> {
  const [existing] = await readItems(transaction, name, id);
  if (existing) {
    return { kind: 'duplicateName', field: 'id', name: id };
  }
  const refusal =
    (await findClash(transaction, name, id, body)) ??
    (await findUnknownReference(transaction, name, body)) ??
    (await findBrokenRule(transaction, name, id, body));
  if (refusal) {
    return refusal;
  }
  const row = rowOf<Name>(id, 1, withKeptSecrets<Name>(body, undefined));
  await saveParticulars(transaction, name, row, body, passwordHash);
  return withoutSecrets<Name>(itemOf<Name>(row));
}

async function replace<Name extends ConfigurationName>(
  transaction: Transaction<Tables>,
  name: Name,
  seen: { readonly id: string; readonly version: number },
  body: ConfigurationBody<Name>,
  passwordHash: string | undefined,
): Promise<ConfigurationItem<Name> | ConfigurationRefusal> {
  const refusal =
    (await findStale(transaction, name, seen)) ??
    (await findClash(transaction, name, seen.id, body)) ??
    (await findUnknownReference(transaction, name, body)) ??
    (await findBrokenRule(transaction, name, seen.id, body));
  if (refusal) {
    return refusal;
  }
  const [before] = await readItems(transaction, name, seen.id);
  const row = rowOf<Name>(seen.id, seen.version + 1, withKeptSecrets<Name>(body, before));
  await saveParticulars(transaction, name, row, body, passwordHash);
  return withoutSecrets<Name>(itemOf<Name>(row));
}

async function remove(
  transaction: Transaction<Tables>,
  name: ConfigurationName,
  seen: { readonly id: string; readonly version: number },
): Promise<ConfigurationRefusal | null> {
  const stale = await findStale(transaction, name, seen);
  if (stale) {
    return stale;
  }
  const by = await findUsers(transaction, name, seen.id);
  if (by.length > 0) {
    return { kind: 'inUse', by };
  }
  await transaction.deleteFrom(tableOf(name)).where('id', '=', seen.id).execute();
  return null;
}

async function findStale(
  transaction: Transaction<Tables>,
  name: ConfigurationName,
  seen: { readonly id: string; readonly version: number },
): Promise<ConfigurationRefusal | null> {
  const [current] = await readItems(transaction, name, seen.id);
  if (!current) {
    return { kind: 'notFound' };
  }
  return current.version === seen.version ? null : { kind: 'stale', version: current.version };
}
