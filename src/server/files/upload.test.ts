import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  sampleBiff,
  sampleDoc,
  sampleDocx,
  sampleJpeg,
  sampleMacros,
  samplePdf,
  samplePng,
  sampleXls,
  sampleXlsx,
  zipOf,
} from '../../../tests/helpers/officeFiles.ts';
import { attachmentBytesMost } from '../../shared/link/files.ts';
import { fileKind, servedType } from './fileKind.ts';
import { checkUpload } from './upload.ts';

describe('attachments', () => {
  test.each([
    ['plano.jpg', sampleJpeg, 'image/jpeg'],
    ['plano.PNG', samplePng, 'image/png'],
    ['plano.pdf', samplePdf, 'application/pdf'],
    ['plano.doc', sampleDoc, 'application/msword'],
    ['plano.docx', sampleDocx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['plano.xls', sampleXls, 'application/vnd.ms-excel'],
    ['plano.xls', sampleBiff, 'application/vnd.ms-excel'],
    ['plano.xlsx', sampleXlsx, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['plano.xlw', sampleXls, 'application/vnd.ms-excel'],
  ])('R-C08 %s is taken as what its content is', (name, bytes, contentType) => {
    expect(checkUpload({ name, bytes })).toEqual({ ok: true, value: { name, contentType } });
    expect(servedType(bytes)).toBe(contentType);
  });

  test.each([
    ['plano.exe', samplePdf, 'name', 'only these may be attached: .jpg .png'],
    ['plano', samplePdf, 'name', 'only these may be attached'],
    ['plano.pdf.html', samplePdf, 'name', 'only these may be attached'],
    ['plano.jpg', samplePdf, 'file', 'named .jpg, but the content is .pdf'],
    ['plano.doc', sampleXls, 'file', 'named .doc, but the content is .xls or .xlw'],
    ['plano.xlsx', sampleDocx, 'file', 'named .xlsx, but the content is .docx'],
    ['plano.docx', sampleMacros, 'file', 'the file holds macros'],
    ['plano.docx', zipOf('word/document.xml'), 'file', 'the content is of no kind that may be attached'],
    ['plano.docx', sampleDocx.subarray(0, 60), 'file', 'the file is damaged'],
    ['plano.pdf', Buffer.from('<html>'), 'file', 'the content is of no kind that may be attached'],
    ['plano.png', Buffer.alloc(0), 'file', 'the content is of no kind that may be attached'],
  ])('R-C08 %s is refused with the reason (%#)', (name, bytes, field, why) => {
    const refused = checkUpload({ name, bytes });
    expect(refused).toMatchObject({
      ok: false,
      error: { kind: 'wrongType', field, why: expect.stringContaining(why) },
    });
  });

  test('R-C08 20 MiB are taken, one byte more is not', () => {
    const full = Buffer.concat([samplePdf, Buffer.alloc(attachmentBytesMost - samplePdf.length)]);
    expect(checkUpload({ name: 'a.pdf', bytes: full }).ok).toBe(true);
    const over = Buffer.concat([full, Buffer.alloc(1)]);
    expect(checkUpload({ name: 'a.pdf', bytes: over })).toMatchObject({ error: { kind: 'tooLarge' } });
  });

  test('R-C08 of a name only the last part is kept, without what a header takes amiss', () => {
    const checked = checkUpload({ name: '..\\..\\etc/pl"an\u202eo\r\n.pdf', bytes: samplePdf });
    expect(checked).toMatchObject({ value: { name: 'plano.pdf' } });
  });

  test('R-C08 no bytes make the check fail otherwise than by a refusal', () => {
    const heads = fc.constantFrom('', '504b0304', 'd0cf11e0a1b11ae1', '09040600', '52494646');
    fc.assert(
      fc.property(heads, fc.uint8Array({ maxLength: 200 }), fc.boolean(), (head, rest, hasEnd) => {
        const end = hasEnd ? Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.from(rest)]) : rest;
        const bytes = Buffer.concat([Buffer.from(head, 'hex'), rest, end]);
        expect(['known', 'refused']).toContain(fileKind(bytes).kind);
      }),
    );
  });
});

test('R-F06 pictures that events bring are served as what they are, anything else as bytes', () => {
  expect(servedType(Buffer.from('GIF89a'))).toBe('image/gif');
  expect(servedType(Buffer.from('RIFF0000WEBPVP8 '))).toBe('image/webp');
  expect(servedType(Buffer.from('<svg onload="x()">'))).toBe('application/octet-stream');
});
