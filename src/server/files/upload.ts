import { err, ok, type Result } from '../../shared/domain/result.ts';
import { type AttachmentEnding, attachmentBytesMost, attachmentTypes } from '../../shared/link/files.ts';
import { fileKind } from './fileKind.ts';

/** A file as it was sent. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Why a file is not taken in (R-C08); `why` says it to the person who chose it. */
export interface UploadRefusal {
  readonly kind: 'tooLarge' | 'wrongType' | 'noFile';
  readonly field: 'name' | 'file';
  readonly why: string;
}

const endings = Object.keys(attachmentTypes) as AttachmentEnding[];
const megabytesMost = attachmentBytesMost / 1024 / 1024;
const noFile: UploadRefusal = { kind: 'noFile', field: 'file', why: 'there is no file in the form' };

/** Reads the file of an upload: the body itself under the name in the query, or the first file of a form. */
export async function readUpload(
  body: Buffer,
  contentType: string,
  name: string | undefined,
): Promise<Result<SentFile, UploadRefusal>> {
  if (!/^multipart\/form-data\b/iu.test(contentType)) return ok({ name: name ?? '', bytes: body });
  let form: FormData;
  try {
    form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  } catch {
    // What is wrong with a form is only said by throwing.
    return err({ ...noFile, why: 'the form cannot be read' });
  }
  const file = [...form.values()].find((value) => typeof value !== 'string');
  if (!file) return err(noFile);
  return ok({ name: name ?? file.name, bytes: Buffer.from(await file.arrayBuffer()) });
}

/** Checks a file by its ending, size and content (R-C08) and answers its type and the name under which it is shown. */
export function checkUpload({
  name,
  bytes,
}: SentFile): Result<{ readonly name: string; readonly contentType: string }, UploadRefusal> {
  const shownName = cleanName(name);
  const ending = endings.find((each) => shownName.toLowerCase().endsWith(`.${each}`));
  if (ending === undefined) {
    const allowed = endings.map((each) => `.${each}`).join(' ');
    return err({ kind: 'wrongType', field: 'name', why: `only these may be attached: ${allowed}` });
  }
  if (bytes.length > attachmentBytesMost) {
    return err({ kind: 'tooLarge', field: 'file', why: `the file is over ${megabytesMost} MiB` });
  }
  const found = fileKind(bytes);
  if (found.kind === 'refused') return err({ kind: 'wrongType', field: 'file', why: found.why });
  if (!found.endings.includes(ending)) {
    const really = found.endings.map((each) => `.${each}`).join(' or ');
    return err({ kind: 'wrongType', field: 'file', why: `named .${ending}, but the content is ${really}` });
  }
  return ok({ name: shownName, contentType: attachmentTypes[ending] });
}

/** The last part of a path, without what a file system or a header takes amiss. */
function cleanName(name: string): string {
  const last = name.split(/[/\\]/u).at(-1) ?? '';
  return last
    .replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '')
    .trim()
    .slice(-120);
}
