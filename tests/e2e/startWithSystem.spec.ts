import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { mainBundle } from './places.ts';

const isLinux = process.platform === 'linux';

test('R-J08 on Linux the workstation is started with the session as it was started when that was asked, until it no longer is', async ({
  folder,
  site,
  openWorkstation,
}) => {
  // Elsewhere it is a login item of the system's, in no folder of a test's own.
  if (!isLinux) return;
  const environment = { XDG_CONFIG_HOME: join(folder, 'settings') };
  const started = ['--server', site.address, '--user', 'operador1'];
  const on = await openWorkstation('seat', {
    environment,
    site: [...started, '--start-with-system', 'on', '--after-failure'],
  });
  const autostart = join(environment.XDG_CONFIG_HOME, 'autostart');
  const entry = await readFile(join(autostart, 'valerus-workstation.desktop'), 'utf8');
  const [, command] = /^Exec=(.*)$/m.exec(entry) ?? [];
  const expected = [mainBundle, ...started, '--data', join(folder, 'seat')];
  expect(command).toMatch(new RegExp(`^"/.+" .*${expected.map((part) => `"${part}"`).join(' ')}$`));
  expect(entry).toContain('Type=Application');
  await on.close();

  // A start that says nothing of it leaves it as it is.
  const next = await openWorkstation('seat', { environment });
  expect(await readdir(autostart)).toEqual(['valerus-workstation.desktop']);
  // It runs, so a second start only brings it forward; what was asked is done all the same.
  const again = openWorkstation('seat', { environment, site: [...started, '--start-with-system', 'off'] });
  await expect(again).rejects.toThrow(/runs already|closed/);
  expect(await readdir(autostart)).toEqual([]);
  await next.signIn('operador1');
});

test('R-J08 a start with the session that cannot be kept is said on the desktop, and keeps nobody from his alarms', async ({
  folder,
  site,
  openWorkstation,
}) => {
  if (!isLinux) return;
  const environment = { XDG_CONFIG_HOME: join(folder, 'settings') };
  await writeFile(environment.XDG_CONFIG_HOME, 'a file where the folder should be');
  for (const language of ['es', 'en'] as const) {
    const seat = await openWorkstation(language, {
      language,
      environment,
      site: ['--server', site.address, '--start-with-system', 'on'],
    });
    await seat.signIn('operador1');
    const title =
      language === 'es' ? 'El arranque con el sistema no ha cambiado' : 'Start with the system unchanged';
    if (seat.standIn) {
      await expect.poll(() => seat.standIn?.('notifications')).toMatchObject([{ title }]);
    }
    expect(seat.log()).toContain('the start with the session stays as it was');
  }
});
