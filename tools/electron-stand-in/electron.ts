/** What `import … from 'electron'` gives in an app that runs on the stand-in. A name that is missing here does not link. */
export { app } from './api/app.ts';
export { BrowserWindow } from './api/browserWindow.ts';
export {
  dialog,
  Menu,
  Notification,
  nativeImage,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  shell,
} from './api/desktop.ts';
export { ipcMain } from './api/ipcMain.ts';
export { net } from './api/net.ts';
export { protocol } from './api/protocol.ts';
export { safeStorage } from './api/safeStorage.ts';
export { screen } from './api/screen.ts';
export { session } from './api/session.ts';
export { utilityProcess } from './api/utilityProcess.ts';
export { webContents } from './api/webContents.ts';
