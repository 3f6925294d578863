import { type AttachmentEnding, attachmentTypes } from '../../shared/link/files.ts';
import { zipEntryNames } from './zipEntries.ts';

/** What a file is by its content: the endings that fit it, or why none does. */
export type FileKind =
  | { readonly kind: 'known'; readonly endings: readonly AttachmentEnding[] }
  | { readonly kind: 'refused'; readonly why: string };

const unknown: FileKind = { kind: 'refused', why: 'the content is of no kind that may be attached' };

/** Tells what a file is by its content alone; its name and what the sender says of it are not asked (R-C08). */
export function fileKind(bytes: Buffer): FileKind {
  if (begins(bytes, 'ffd8ff')) return known('jpg');
  if (begins(bytes, '89504e470d0a1a0a')) return known('png');
  if (begins(bytes, '255044462d')) return known('pdf');
  if (begins(bytes, 'd0cf11e0a1b11ae1')) return compoundKind(bytes);
  if (begins(bytes, '504b0304')) return officeKind(bytes);
  // BIFF 2 to 4: worksheets and workspaces of Excel before it took to compound files.
  if (/^09(00|02|04)(0[46]|08)00/u.test(bytes.subarray(0, 8).toString('hex'))) return known('xls', 'xlw');
  return unknown;
}

/** The type with which a file is served: by its content, and as nothing in particular where that is not known. */
export function servedType(bytes: Buffer): string {
  if (begins(bytes, '474946383961') || begins(bytes, '474946383761')) return 'image/gif';
  if (begins(bytes, '52494646') && bytes.toString('latin1', 8, 12) === 'WEBP') return 'image/webp';
  const found = fileKind(bytes);
  const [ending] = found.kind === 'known' ? found.endings : [];
  return ending === undefined ? 'application/octet-stream' : attachmentTypes[ending];
}

/** Word and Excel of 97 to 2003 share one container; the name of the stream inside tells them apart. */
function compoundKind(bytes: Buffer): FileKind {
  const holds = (stream: string): boolean => bytes.includes(Buffer.from(`${stream}\0`, 'utf16le'));
  if (holds('WordDocument')) return known('doc');
  if (holds('Workbook') || holds('Book')) return known('xls', 'xlw');
  return unknown;
}

function officeKind(bytes: Buffer): FileKind {
  const names = zipEntryNames(bytes);
  if (names === null) return { kind: 'refused', why: 'the file is damaged' };
  // A document with macros under the ending of one without: nobody attaches that by accident.
  if (names.some((name) => name.endsWith('vbaProject.bin'))) {
    return { kind: 'refused', why: 'the file holds macros' };
  }
  if (!names.includes('[Content_Types].xml')) return unknown;
  if (names.includes('word/document.xml')) return known('docx');
  if (names.includes('xl/workbook.xml')) return known('xlsx');
  return unknown;
}

function begins(bytes: Buffer, hex: string): boolean {
  return bytes.toString('hex', 0, hex.length / 2) === hex;
}

function known(...endings: readonly AttachmentEnding[]): FileKind {
  return { kind: 'known', endings };
}
