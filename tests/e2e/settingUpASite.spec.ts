import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from './fixtures.ts';
import { PlayerOnScreen } from './players.ts';
import { save, showSection } from './settings.ts';
import type { Workstation } from './workstation.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/setting-up-a-site.md'), 'utf8');

const administratorPassword = 'a-long-password';
const guard = { name: 'guard1', password: 'another-long-one' } as const;

/** Takes the page's steps one after the other: a step that the page has not, or has elsewhere, fails the walk. */
function pageWalk() {
  const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  return {
    step: async (heading: string, body: () => Promise<void>): Promise<void> => {
      expect(heading, 'the next heading of the page').toBe(headings.shift());
      await test.step(heading, body);
    },
    left: (): readonly unknown[] => headings,
  };
}

/** What the page sends in its terminal: where to, and the body. */
function shownRequest(): { readonly path: string; readonly type: string; readonly body: string } {
  const [, path = ''] = /curl -i ADDRESS(\S+)/.exec(page) ?? [];
  const [, type = ''] = /-H 'Content-Type: ([^']+)'/.exec(page) ?? [];
  const [, body = ''] = /-d '(\{[^']+\})'/.exec(page) ?? [];
  return { path, type, body };
}

/** Chooses in a field that opens a list. */
async function choose({ window }: Workstation, field: RegExp, option: string): Promise<void> {
  await window.getByRole('form').getByRole('button', { name: field }).click();
  await window.getByRole('option', { name: option, exact: true }).click();
}

/** Chooses one in a field of several, and leaves it. */
async function pick({ window }: Workstation, field: string, option: string): Promise<void> {
  await window.getByRole('form').getByRole('button', { name: field, exact: true }).click();
  const list = window.getByRole('dialog', { name: field });
  await list.getByRole('option').filter({ hasText: option }).click();
  await window.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
}

test('R-D02 R-D03 R-D09 R-D10 R-D12 R-B01 R-C04 R-J05 from an empty site to a first alarm on the screen, as docs/setting-up-a-site.md says', async ({
  openWorkstation,
}) => {
  test.slow();
  const { step, left } = pageWalk();
  const workstation = await openWorkstation('seat', { site: ['--site', 'own'], language: 'en' });
  const { window, dialog, details } = workstation;
  let address = '';
  let token = '';

  await step('1. Create the site', async () => {
    await window.getByLabel('Password of admin').fill(administratorPassword);
    await window.getByLabel('Repeat the password').fill(administratorPassword);
    await window.getByRole('button', { name: 'Create the site' }).click();
    await workstation.isLive();
    await expect(window.getByText('No open alarms')).toBeVisible();
  });

  await step('2. Name it and set its clock', async () => {
    const section = await showSection(workstation, 'Site');
    await section.getByLabel('Name', { exact: true }).fill('North Harbour');
    await section.getByRole('combobox', { name: 'Time zone' }).fill('canary');
    await window.getByRole('option', { name: 'Atlantic/Canary' }).click();
    await section.getByRole('button', { name: 'Save' }).click();
    await expect(window.getByRole('banner')).toContainText('North Harbour');
  });

  await step('3. Add the devices', async () => {
    const section = await showSection(workstation, 'Resources');
    await section.getByRole('button', { name: 'New resource' }).click();
    await section.getByLabel('Name', { exact: true }).fill('Dock 1');
    await section.getByLabel('Names in events').fill('camera-dock-1');
    await choose(workstation, /Source of the video$/, 'Sample recording');
    await choose(workstation, /Recording$/, 'dock');
    await save(workstation, 'Dock 1');
    const picture = section.getByRole('figure', { name: 'Live picture of Dock 1' });
    await expect(picture).toHaveAttribute('data-phase', 'playing', { timeout: 30_000 });
  });

  await step('4. Say who works here', async () => {
    const roles = await showSection(workstation, 'Roles');
    await roles.getByRole('button', { name: 'New role' }).click();
    await roles.getByLabel('Name', { exact: true }).fill('Guards');
    await expect(roles.getByRole('checkbox', { name: /^Work alarms/ })).toBeChecked();
    await save(workstation, 'Guards');
    const users = await showSection(workstation, 'Users');
    await users.getByRole('button', { name: 'New user' }).click();
    await users.getByLabel('Name', { exact: true }).fill(guard.name);
    await users.locator('input[autocomplete=new-password]').fill(guard.password);
    await users
      .locator('label')
      .filter({ hasText: /^Guards/ })
      .click();
    await save(workstation, guard.name);
  });

  await step('5. Write down what is to be done', async () => {
    const section = await showSection(workstation, 'Procedures');
    await section.getByRole('button', { name: 'New procedure' }).click();
    await section.getByLabel('Name', { exact: true }).fill('Someone at the dock');
    await section.getByRole('listitem', { name: 'Action 1 of 1' }).getByRole('textbox').fill('Call 112');
    await section.locator('label').filter({ hasText: 'The user must acknowledge' }).click();
    await save(workstation, 'Someone at the dock');
  });

  await step('6. Say when it is watched', async () => {
    const section = await showSection(workstation, 'Schedules');
    await section.getByRole('button', { name: 'New schedule' }).click();
    await section.getByLabel('Name', { exact: true }).fill('Day and night');
    await section.getByLabel('Monday', { exact: true }).fill('0-24');
    await section
      .getByRole('button', { name: 'Copy the hours of this day to the whole week: Monday' })
      .click();
    await expect(section.getByText('Watches without a pause')).toBeVisible();
    await save(workstation, 'Day and night');
  });

  await step('7. Let the other system in', async () => {
    const section = await showSection(workstation, 'Integration partners');
    await section.getByRole('button', { name: 'New partner' }).click();
    await section.getByLabel('Name', { exact: true }).fill('Cameras');
    await save(workstation, 'Cameras');
    address = await section.getByLabel('CloudEvents', { exact: true }).inputValue();
    await section.getByRole('button', { name: 'Issue a token' }).click();
    token = await dialog.getByLabel('Token', { exact: true }).inputValue();
    await dialog.getByRole('button', { name: 'I have copied it' }).click();
  });

  await step('8. Define the alarm', async () => {
    await showSection(workstation, 'Alarms');
    await window.getByRole('button', { name: 'New alarm' }).click();
    await window.getByRole('textbox', { name: 'Name' }).fill('Intruder at the dock');
    await choose(workstation, /Schedule$/, 'Day and night');
    await pick(workstation, 'Events', 'Motion');
    await pick(workstation, 'Resources', 'Dock 1');
    await choose(workstation, /Procedure$/, 'Someone at the dock');
    await pick(workstation, 'Roles', 'Guards');
    await expect(window.getByText('1 person receives it:')).toBeVisible();
    await save(workstation, 'Intruder at the dock');
  });

  await step('9. Send the first event', async () => {
    const { path, type, body } = shownRequest();
    expect(new URL(address).pathname).toBe(path);
    const send = async () =>
      (
        await fetch(address, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': type },
          body,
        })
      ).status;
    expect(await send()).toBe(202);
    expect(await send()).toBe(200);
    await window.keyboard.press('Alt+1');
    await expect(workstation.rows).toHaveCount(1);
    await expect(workstation.row('Intruder at the dock')).toContainText('Motion');
  });

  await step('10. Work it as its operator will', async () => {
    await window.getByRole('button', { name: /admin/ }).first().click();
    await window.getByRole('button', { name: 'Sign out' }).click();
    await workstation.signIn(guard.name, guard.password);
    const alarm = workstation.row('Intruder at the dock');
    await alarm.click();
    await expect(details).toContainText('Dock 1');
    const player = new PlayerOnScreen(window, 1);
    await expect(player.root).toHaveAttribute('data-phase', 'playing', { timeout: 30_000 });
    await expect(player.root).toHaveAccessibleName('Player 1: Dock 1');
    await workstation.handle('Intruder at the dock');
    await expect(alarm).toContainText('In progress');
    await expect(workstation.closeAlarm).toBeDisabled();
    const procedure = details.getByRole('region', { name: /^Response procedure/ });
    await procedure.getByRole('checkbox', { name: /^Call 112/ }).click();
    await workstation.closeAlarm.click();
    await dialog.getByText('Event handled').click();
    await dialog.getByRole('button', { name: 'Close alarm' }).click();
    await expect(window.getByText('No open alarms')).toBeVisible();
  });

  expect(left(), 'headings that nobody walked').toEqual([]);
});
