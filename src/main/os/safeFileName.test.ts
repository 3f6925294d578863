import { describe, expect, it } from 'vitest';
import { safeFileName } from './safeFileName.ts';

describe('R-C08 the name under which an attachment is saved', () => {
  it.each([
    ['plano accesos.pdf', 'plano accesos.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\run.exe', 'run.exe'],
    ['.bashrc', 'bashrc'],
    ['con.txt', 'file_con.txt'],
    ['a\u0000b<c>.png', 'a_b_c_.png'],
    ['name. . ', 'name'],
    ['', 'file_'],
  ])('%j becomes %j', (given, safe) => {
    expect(safeFileName(given)).toBe(safe);
  });

  it('is not too long for a file system, and keeps its extension', () => {
    const safe = safeFileName(`${'x'.repeat(400)}.docx`);
    expect(safe).toHaveLength(120);
    expect(safe).toMatch(/\.docx$/);
  });
});
