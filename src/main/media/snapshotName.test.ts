import { expect, test } from 'vitest';
import { snapshotName } from './snapshotName.ts';

test.each([
  ['Acceso norte, entrada 2026-11-23 14.03.20', 'Acceso norte entrada 2026-11-23 14.03.20.png'],
  ['../../etc/passwd', 'etc passwd.png'],
  ['C:\\Windows\\x', 'C Windows x.png'],
  ['...', 'camera.png'],
  ['', 'camera.png'],
])('R-F05 the name of a snapshot is never a path: %s', (wanted, name) => {
  expect(snapshotName(wanted)).toBe(name);
});
