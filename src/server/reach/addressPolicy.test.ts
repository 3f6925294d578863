import { expect, test } from 'vitest';
import { AddressPolicy, isAllowEntry } from './addressPolicy.ts';

const anywhere = new URL('http://somewhere.example/');

test.each([
  ['127.0.0.1', false],
  ['127.8.8.8', false],
  ['0.0.0.0', false],
  ['::1', false],
  ['::', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:169.254.169.254', false],
  ['169.254.169.254', false],
  ['fe80::1', false],
  ['fd00:ec2::254', false],
  ['224.0.0.1', false],
  ['no address', false],
  ['10.1.2.3', true],
  ['192.168.1.20', true],
  ['203.0.113.9', true],
  ['fd12::9', true],
])('R-D11 without leave an action calling %s is let through: %s', (address, expected) => {
  expect(new AddressPolicy().allows(anywhere, address)).toBe(expected);
});

test('R-D11 a host, an address or a network may be allowed, and nothing else is by that', () => {
  const policy = new AddressPolicy(['169.254.7.0/24', '127.0.0.1', 'relay.example:8080']);
  expect(policy.allows(anywhere, '169.254.7.9')).toBe(true);
  expect(policy.allows(anywhere, '127.0.0.1')).toBe(true);
  expect(policy.allows(anywhere, '127.0.0.2')).toBe(false);
  expect(policy.allows(new URL('http://relay.example:8080/x'), '::1')).toBe(true);
  expect(policy.allows(new URL('http://relay.example/x'), '::1')).toBe(false);
});

test.each([
  ['10.0.0.0/8', true],
  ['fd00::/8', true],
  ['relay.example', true],
  ['relay.example:8080', true],
  ['::1', true],
  ['10.0.0.0/99', false],
  ['relay.example/8', false],
  ['http://relay.example', false],
  ['', false],
])('%s as an entry: %s', (entry, expected) => {
  expect(isAllowEntry(entry)).toBe(expected);
});
