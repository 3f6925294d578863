import { expect, test } from 'vitest';
import { judgeUpdateAddress } from './updateAddress.ts';

const signed = 'provider: generic\nurl: https://updates.example/valerus\npublisherName:\n  - Example Ltd\n';
const unsigned = 'provider: generic\nurl: https://updates.example/valerus\n';

test.each([
  [
    'Windows, with the publisher whose signature is checked',
    signed,
    'win32',
    'https://updates.example/valerus',
  ],
  ['Windows, where no signature would be checked', unsigned, 'win32', 'unsigned'],
  ['macOS, which checks the signature by itself', unsigned, 'darwin', 'https://updates.example/valerus'],
  ['Linux, which checks none', signed, 'linux', 'noSignaturesHere'],
  ['an address without https', signed.replace('https', 'http'), 'win32', 'notHttps'],
  ['a quoted address', unsigned.replace(/(https\S+)/, "'$1'"), 'darwin', 'https://updates.example/valerus'],
  ['no address', 'provider: generic\n', 'darwin', 'notHttps'],
] as const)('R-J08 updates for %s', (_case, written, platform, expected) => {
  const judged = judgeUpdateAddress(written, platform);
  expect(judged.ok ? judged.value.url : judged.error).toBe(expected);
});
