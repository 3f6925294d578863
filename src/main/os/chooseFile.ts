import path from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import { safeFileName } from './safeFileName.ts';

/** Lets the user choose where a CSV file goes; `null` if he thinks better of it. */
export async function chooseCsvFile(
  name: string,
  webContentsId: number,
): Promise<{ readonly file: string; readonly name: string } | null> {
  const options = {
    defaultPath: path.join(app.getPath('downloads'), safeFileName(name)),
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  };
  const parent = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.id === webContentsId);
  const { canceled, filePath } = parent
    ? await dialog.showSaveDialog(parent, options)
    : await dialog.showSaveDialog(options);
  return canceled || !filePath ? null : { file: filePath, name: path.basename(filePath) };
}
