import { backupSchema, backupsSchema } from '../../shared/link/backup.ts';
import type { Backups } from '../store/backups.ts';
import { configurationRefusal } from './configurationRefusal.ts';
import { type Route, refuse, route } from './route.ts';

const administrators = { kind: 'user', rights: ['configuration.write'] } as const;

/** Addresses of the site's backups. None is ever sent: they hold what nobody may read, and stay on the server's disk (ADR 0022). */
export function backupRoutes({ backups }: { readonly backups: Backups }): Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/v1/backup',
      summary: 'Makes a backup of the whole site on the server’s disk, while it goes on working',
      who: administrators,
      answers: { 201: backupSchema, 409: null },
      async handle() {
        const made = await backups.make();
        return made ? { status: 201, body: made } : refuse(409, 'CONFLICT', 'another backup is being made');
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/backups',
      summary: 'The backups that are complete, the latest first',
      who: administrators,
      answers: { 200: backupsSchema },
      handle: async () => ({ status: 200, body: { backups: await backups.list() } }),
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/backups/{name}',
      summary: 'Removes a backup',
      who: administrators,
      answers: { 204: null },
      handle: async ({ params }) =>
        (await backups.remove(params.name ?? ''))
          ? { status: 204 }
          : configurationRefusal({ kind: 'notFound' }),
    }),
  ];
}
