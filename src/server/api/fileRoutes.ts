import type { Viewer } from '../../shared/domain/audience.ts';
import { attachmentBytesMost, storedFileSchema, uploadQuerySchema } from '../../shared/link/files.ts';
import { servedType } from '../files/fileKind.ts';
import { checkUpload, readUpload, type UploadRefusal } from '../files/upload.ts';
import type { ConfigurationStore } from '../store/contract.ts';
import type { FileFolder } from '../store/fileFolder.ts';
import type { FileStore } from '../store/files.ts';
import type { Searches } from '../store/search/searches.ts';
import { type Answer, type Route, refuse, route } from './route.ts';

/** What the addresses of files work with. */
export interface FileParts {
  readonly files: FileFolder;
  readonly fileStore: FileStore;
  readonly events: Pick<Searches, 'event'>;
  readonly configuration: ConfigurationStore;
}

/** A form has its own lines around the file. */
const formBytes = 64 * 1024;
/** Pictures are shown where they stand; everything else is handed to the program that it belongs to. */
const shownInline = /^image\/(jpeg|png|gif|webp)$/u;
const noSuchFile = refuse(404, 'NOT_FOUND', 'no such file');

/** Attachments of procedures and pictures of events (R-C08, R-F06, R-F07). */
export function fileRoutes({ files, fileStore, events, configuration }: FileParts): Route[] {
  const upload = route({
    method: 'POST',
    path: '/api/v1/files',
    summary:
      'Takes in a file for a step of a procedure: the body itself with its name in the query, or a form',
    who: { kind: 'user', rights: ['configuration.write'] },
    query: uploadQuerySchema,
    body: { raw: ['*'], bytesMost: attachmentBytesMost + formBytes },
    answers: { 201: storedFileSchema, 413: null, 415: null },
    async handle({ by, query, body, headers }) {
      if ((await configuration.site()).tier === 'pro') {
        const problems = [{ field: 'file', rule: 'PRO: no procedures' }];
        return refuse(403, 'TIER_LIMIT', 'the tier of the site does not have this', { problems });
      }
      const sent = await readUpload(body, headers['content-type'] ?? '', query.name);
      if (!sent.ok) return refuseUpload(sent.error);
      const checked = checkUpload(sent.value);
      if (!checked.ok) return refuseUpload(checked.error);
      const { bytes } = sent.value;
      const file = { ...checked.value, file: await files.keep(bytes), bytes: bytes.length };
      await fileStore.remember({ ...file, uploadedBy: by.user.id });
      return { status: 201, body: file, headers: { location: `/files/${file.file}` } };
    },
  });
  const read = route({
    method: 'GET',
    path: '/files/{id}',
    summary:
      'A file, to whoever may see an alarm or find an event that shows it; attachments also to readers of the configuration',
    who: { kind: 'user' },
    answers: { 200: 'application/octet-stream' },
    async handle({ by, params }) {
      const id = params.id ?? '';
      const name = await readableAs(id, by.user);
      const bytes = name === null ? null : await files.read(id);
      if (name === null || bytes === null) return noSuchFile;
      const contentType = servedType(bytes);
      return { status: 200, bytes: { contentType, content: bytes }, headers: headersOf(name, contentType) };
    },
  });

  /** The name under which the user may open the file; `null` where there is none for him. */
  async function readableAs(id: string, user: Viewer): Promise<string | null> {
    const mayConfigure = user.rights.some(
      (right) => right === 'configuration.read' || right === 'configuration.write',
    );
    const attachment = mayConfigure ? await fileStore.uploaded(id) : null;
    if (attachment) return attachment.name;
    // R-A04: PRO shows neither procedures nor additional information with its alarms.
    const { tier } = await configuration.site();
    if (tier === 'pro') return null;
    return (await fileStore.seenThroughAlarm(id, user)) ?? seenThroughEvent(id, user);
  }

  /** Whoever finds an event sees its pictures, although it may have raised nothing (R-B02, R-H06). */
  async function seenThroughEvent(id: string, user: Viewer): Promise<string | null> {
    if (!user.rights.includes('search.run')) return null;
    for (const { event, name } of await fileStore.eventsThatShow(id)) {
      if (await events.event(event, user)) return name;
    }
    return null;
  }

  return [upload, read];
}

function refuseUpload({ kind, field, why }: UploadRefusal): Answer {
  const problems = [{ field, rule: why }];
  switch (kind) {
    case 'tooLarge':
      return refuse(413, 'TOO_LARGE', why, { problems });
    case 'wrongType':
      return refuse(415, 'UNSUPPORTED_TYPE', why, { problems });
    case 'noFile':
      return refuse(422, 'INVALID', why, { problems });
  }
}

/** Whatever a file holds, a browser that opens its address runs nothing of it. */
function headersOf(givenName: string, contentType: string): Record<string, string> {
  const name = givenName.toWellFormed();
  const disposition = shownInline.test(contentType) ? 'inline' : 'attachment';
  const plain = name
    .normalize('NFKD')
    .replace(/[^\w. -]/gu, '_')
    .replace(/\.{2,}/gu, '.');
  // RFC 6266: the plain name for whoever knows no better, the real one after it.
  const real = encodeURIComponent(name).replace(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return {
    'content-disposition': `${disposition}; filename="${plain}"; filename*=UTF-8''${real}`,
    'content-security-policy': "default-src 'none'; sandbox",
  };
}
