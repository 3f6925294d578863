import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app, dialog } from 'electron';
import type { EventLog } from '../link/eventLog.ts';
import { safeFileName } from './safeFileName.ts';

/** Lets the user choose where a file goes, and writes it there. */
export async function saveFile(
  name: string,
  content: Uint8Array,
  log: EventLog,
): Promise<'saved' | 'cancelled' | 'failed'> {
  const defaultPath = path.join(app.getPath('downloads'), safeFileName(name));
  const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath });
  if (canceled || !filePath) return 'cancelled';
  try {
    await writeFile(filePath, content);
    return 'saved';
  } catch (error) {
    log.error({ err: error }, 'a file could not be saved');
    return 'failed';
  }
}
