import { describe, expect, it } from 'vitest';
import { isAppAddress } from './appAddress.ts';
import { isExternalAddress } from './externalAddress.ts';

describe('an address', () => {
  it.each([
    ['app://workstation/console.html', true],
    ['app://workstation/', true],
    ['app://workstation.example/console.html', false],
    ['app://elsewhere/?app://workstation/', false],
    ['https://workstation/console.html', false],
    ['about:blank', false],
    ['', false],
  ])('%s is one of the app: %s', (address, expected) => {
    expect(isAppAddress(address)).toBe(expected);
  });

  it.each([
    ['https://www.example.org/', true],
    ['mailto:somebody@example.org', true],
    ['http://www.example.org/', false],
    ['https://user:secret@example.org/', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['app://workstation/console.html', false],
    ['nonsense', false],
  ])('%s may be opened outside: %s', (address, expected) => {
    expect(isExternalAddress(address)).toBe(expected);
  });
});
