import { describe, expect, it } from 'vitest';
import { ownArguments, readWorkstationArguments } from './options.ts';

describe('the arguments of the workstation', () => {
  it.each([
    [[], { site: { kind: 'demo' }, user: 'operador1', data: null }],
    [['--site', 'own'], { site: { kind: 'own' }, user: null, data: null }],
    [['--site', 'ask'], { site: null, user: null, data: null }],
    [
      ['--site', 'own', '--kiosk', '--start-with-system', 'on'],
      { site: { kind: 'own' }, user: null, data: null, isKiosk: true, startsWithSystem: true },
    ],
    [
      ['--site', 'own', '--start-with-system=off', '--after-failure'],
      { site: { kind: 'own' }, user: null, data: null, startsWithSystem: false, isRestart: true },
    ],
    [['--site', 'demo'], { site: { kind: 'demo' }, user: null, data: null }],
    [['--site=demo', '--user', 'admin', '--data', 'd'], { site: { kind: 'demo' }, user: 'admin', data: 'd' }],
    [
      ['--server', 'https://site.example/'],
      { site: { kind: 'server', address: 'https://site.example' }, user: null, data: null },
    ],
    [
      ['--server', 'http://127.0.0.1:7410'],
      { site: { kind: 'server', address: 'http://127.0.0.1:7410' }, user: null, data: null },
    ],
  ])('%j', (args, expected) => {
    const plain = { isRestart: false, isKiosk: false, startsWithSystem: null };
    expect(readWorkstationArguments(args, false)).toEqual({ ok: true, value: { ...plain, ...expected } });
  });

  it('R-J05 an installed workstation asks for its site', () => {
    expect(readWorkstationArguments([], true)).toMatchObject({ value: { site: null, user: null } });
  });

  it.each([
    [['--site', 'other'], /--site is "ask", "demo" or "own"/],
    [['--start-with-system', 'maybe'], /"on" or "off"/],
    [['--site', 'demo', '--server', 'https://a.example'], /exclude each other/],
    [['--server', 'http://site.example'], /https only/],
    [['--server', 'ftp://site.example'], /no address/],
    [['--server', 'https://user:secret@site.example'], /no address/],
    [['--server', 'nonsense'], /no address/],
    [['--colour', 'red'], /colour.*usage/],
    [['stray'], /stray.*usage/i],
  ])('%j is refused in one line', (args, expected) => {
    const read = readWorkstationArguments(args, false);
    expect(read.ok ? '' : read.error).toMatch(expected);
    expect(read.ok ? '' : read.error).not.toContain('\n');
  });

  it.each([
    [['electron', '--no-sandbox', 'dist/main/main.js', '--site', 'own'], false, ['--site', 'own']],
    [['electron', '--inspect=0', '.', '--user', 'a'], false, ['--user', 'a']],
    [['electron'], false, []],
    [['/opt/workstation', '--no-sandbox', '--site', 'own'], true, ['--site', 'own']],
  ])('%j are found among those of the process', (argv, isInstalled, expected) => {
    expect(ownArguments(argv, isInstalled)).toEqual(expected);
  });
});
