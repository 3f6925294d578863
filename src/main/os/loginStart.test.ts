import { describe, expect, it } from 'vitest';
import { autostartEntry, loginStart, quotedForWindows } from './loginStart.ts';

const installed = {
  execPath: '/opt/Valerus/valerus-workstation',
  isInstalled: true,
  appImage: undefined,
  workingFolder: '/srv/one',
};

describe('R-J08 what the system starts with the session', () => {
  it.each([
    [
      ['--site', 'own', '--kiosk', '--start-with-system', 'on'],
      ['--site', 'own', '--kiosk'],
    ],
    [['--start-with-system=on', '--force-device-scale-factor=1.5'], ['--force-device-scale-factor=1.5']],
    [
      ['--data', 'seat one', '--user', 'a'],
      ['--data', '/srv/one/seat one', '--user', 'a'],
    ],
    [['--data=../two=2'], ['--data=/srv/two=2']],
    [
      ['--data', '/srv/seat'],
      ['--data', '/srv/seat'],
    ],
    // It did not fail; it is only started.
    [['--start-with-system', 'on', '--after-failure'], []],
  ])('%j is started with %j', (given, args) => {
    const { execPath: program } = installed;
    expect(loginStart({ ...installed, argv: [program, ...given] })).toEqual({ program, args });
  });

  it('an AppImage is started by its file, not by where it was unpacked this time', () => {
    const start = loginStart({
      ...installed,
      argv: ['/tmp/.mount_x/valerus-workstation'],
      execPath: '/tmp/.mount_x/valerus-workstation',
      appImage: '/srv/one/Valerus.AppImage',
    });
    expect(start.program).toBe('/srv/one/Valerus.AppImage');
  });

  it('from the sources Electron is told what to run, wherever the system starts it', () => {
    const start = loginStart({
      ...installed,
      argv: ['/e/electron', '--no-sandbox', 'dist/main/main.js', '--site', 'own'],
      execPath: '/e/electron',
      isInstalled: false,
      // Set by another program that is an AppImage.
      appImage: '/srv/one/Terminal.AppImage',
    });
    expect(start).toEqual({
      program: '/e/electron',
      args: ['--no-sandbox', '/srv/one/dist/main/main.js', '--site', 'own'],
    });
  });

  it('the entry of a Linux desktop is one line for each key, whatever the arguments hold', () => {
    const entry = autostartEntry({
      program: '/opt/Valerus/valerus-workstation',
      args: ['--data', '/srv/100 % "a" $HOME `b` \\c', '--user', 'x\nHidden=true'],
    });
    expect(entry.split('\n')).toEqual([
      '[Desktop Entry]',
      'Type=Application',
      'Name=Valerus',
      String.raw`Exec="/opt/Valerus/valerus-workstation" "--data" "/srv/100 %% \\"a\\" \\$HOME \\${'`'}b\\${'`'} \\\\c" "--user" "x\nHidden=true"`,
      'Terminal=false',
      '',
    ]);
  });

  it.each([
    ['--kiosk', '--kiosk'],
    ['D:\\Seats\\one', 'D:\\Seats\\one'],
    ['C:\\Seat one\\', '"C:\\Seat one\\\\"'],
    ['a "b\\" c', '"a \\"b\\\\\\" c"'],
    ['', '""'],
  ])('on Windows %j is written %s', (argument, written) => {
    expect(quotedForWindows(argument)).toBe(written);
  });
});
