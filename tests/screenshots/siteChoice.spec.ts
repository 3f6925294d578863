import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '../e2e/fixtures.ts';
import { SiteProcess } from '../e2e/siteProcess.ts';

const folder = resolve(import.meta.dirname, '../../screenshots');
mkdirSync(folder, { recursive: true });

const words = {
  es: {
    address: 'Dirección del servidor',
    connect: 'Conectar',
    trust: 'Confiar y continuar',
    own: /Crear un sitio/,
    create: 'Crear el sitio',
    compare: 'Comparar…',
    demo: /Ver la demo/,
  },
  en: {
    address: 'Server address',
    connect: 'Connect',
    trust: 'Trust and continue',
    own: /Create a site/,
    create: 'Create the site',
    compare: 'Compare…',
    demo: /See the demo/,
  },
} as const;

for (const language of ['es', 'en'] as const) {
  for (const width of [1280, 2560]) {
    test(`pictures of the choice of a site: ${language}, ${width} wide`, async ({
      folder: data,
      openWorkstation,
    }) => {
      const site = new SiteProcess(join(data, 'secure'), ['--tls', 'self']);
      await site.start();
      const { address, connect, trust, own, create, compare, demo } = words[language];
      const { window } = await openWorkstation('seat', {
        site: ['--site', 'ask'],
        language,
        screens: `{${width}x${width === 1280 ? 800 : 1440} label=Screen}`,
      });
      const picture = async (name: string) => {
        await window.evaluate(() => document.fonts.ready);
        for (const theme of ['dark', 'light']) {
          await window.evaluate((wanted) => {
            document.documentElement.dataset.theme = wanted;
          }, theme);
          const path = join(folder, `site-${language}-${width}-${theme}-${name}.png`);
          await window.screenshot({ path, animations: 'disabled' });
        }
      };
      await expect(window.getByLabel(address)).toBeVisible();
      await picture('choice');
      await window.getByRole('button', { name: own }).click();
      await window.getByRole('button', { name: create }).click();
      await picture('administrator');
      await window.getByRole('button', { name: language === 'es' ? 'Atrás' : 'Back' }).click();
      await window.getByLabel(address).fill(site.address);
      await window.getByRole('button', { name: connect }).click();
      await expect(window.getByRole('button', { name: trust })).toBeVisible();
      await picture('certificate');
      await window.getByRole('button', { name: language === 'es' ? 'Atrás' : 'Back' }).click();
      await window.getByRole('button', { name: demo }).click();
      await expect(window.getByText('valerus-demo')).toBeVisible();
      await picture('demo');
      const other = await openWorkstation('other', { site: ['--server', site.address], language });
      await other.window.getByRole('button', { name: compare }).click();
      await expect(other.dialog).toBeVisible();
      if (width === 1280) {
        await other.window.screenshot({
          path: join(folder, `site-${language}-compare.png`),
          animations: 'disabled',
        });
      }
      await site.stop();
    });
  }
}
