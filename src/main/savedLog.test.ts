import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { logToSave, withoutSecrets } from './savedLog.ts';

const token = 'Zk3-v9_QpL0xW7aTnB2yUeRcM5sHdG8jKfO1iVqXbNw';

test.each([
  [`{"token":"sesame","msg":"x"}`, `{"token":"…","msg":"x"}`],
  [`{"password": "se\\"same"}`, `{"password": "…"}`],
  [`{"sealedToken":"c2Vz"}`, `{"sealedToken":"…"}`],
  [`authorization: Bearer ${token}`, 'authorization: Bearer …'],
  ['https://user:sesame@recorder.lan/live', 'https://…@recorder.lan/live'],
  ['GET /x?token=sesame&y=1', 'GET /x?token=…&y=1'],
  [`said ${token} aloud`, 'said … aloud'],
  [
    '{"level":30,"time":"2027-03-01T08:00:00.000Z","why":"lost","code":1006,"msg":"the link ended"}',
    '{"level":30,"time":"2027-03-01T08:00:00.000Z","why":"lost","code":1006,"msg":"the link ended"}',
  ],
])('%s is given away as %s', (written, given) => {
  expect(withoutSecrets(written)).toBe(given);
});

test('the older part of the log comes first; where there is none there is nothing to give', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'saved-log-'));
  expect(logToSave(folder)).toBe('');
  mkdirSync(path.join(folder, 'logs'));
  writeFileSync(path.join(folder, 'logs/workstation.log.1'), 'one\n');
  writeFileSync(path.join(folder, 'logs/workstation.log'), `two {"password":"x"}\n`);
  expect(logToSave(folder)).toBe('one\ntwo {"password":"…"}\n');
  rmSync(folder, { recursive: true });
});
