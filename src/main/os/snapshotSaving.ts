import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import type { BridgeResult } from '../../shared/bridge/contract.ts';
import { err, ok } from '../../shared/domain/result.ts';
import type { EventLog } from '../link/eventLog.ts';
import { snapshotName } from '../media/snapshotName.ts';

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Asks where a picture of a camera is to be kept and writes it there; answers the file's name, `null` if the user chose none (R-F05). */
export async function saveSnapshot(
  snapshot: { readonly name: string; readonly png: string },
  webContentsId: number,
  log: EventLog,
): Promise<BridgeResult<{ readonly saved: string | null }>> {
  const picture = Buffer.from(snapshot.png, 'base64');
  // What a page sends is not trusted to be what it says.
  if (!picture.subarray(0, pngSignature.length).equals(pngSignature)) return err('invalidInput');
  const options = {
    defaultPath: path.join(app.getPath('pictures'), snapshotName(snapshot.name)),
    filters: [{ name: 'PNG', extensions: ['png'] }],
  };
  const parent = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.id === webContentsId);
  const { canceled, filePath } = parent
    ? await dialog.showSaveDialog(parent, options)
    : await dialog.showSaveDialog(options);
  if (canceled || filePath === '') return ok({ saved: null });
  try {
    await writeFile(filePath, picture);
  } catch (error) {
    log.error({ err: error }, 'a snapshot could not be written');
    return err('notKept');
  }
  return ok({ saved: path.basename(filePath) });
}
