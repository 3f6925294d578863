import { rmSync } from 'node:fs';
import path from 'node:path';
import { app, Notification } from 'electron';
import { writeFileDurably } from '../session/durableFile.ts';
import { autostartEntry, loginStart, quotedForWindows } from './loginStart.ts';
import { desktopText } from './messages.ts';

/** Our entry among those that a Linux desktop starts with the session. */
const entryName = 'valerus-workstation.desktop';

/**
 * Has the system start the workstation with the user's session as it was started now, or no longer (ADR 0051). Answers what
 * was in the way; then everything is as before.
 */
export function startWithSystem(isOn: boolean): Error | null {
  const start = loginStart({
    argv: process.argv,
    execPath: process.execPath,
    isInstalled: app.isPackaged,
    appImage: process.env.APPIMAGE,
    workingFolder: process.cwd(),
  });
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({
      openAtLogin: isOn,
      path: start.program,
      // Only Windows takes them.
      args: start.args.map(quotedForWindows),
    });
    return null;
  }
  const entry = path.join(app.getPath('appData'), 'autostart', entryName);
  try {
    if (isOn) writeFileDurably(entry, autostartEntry(start));
    else rmSync(entry, { force: true });
    return null;
  } catch (error) {
    return new Error(`the entry ${entryName} could not be ${isOn ? 'written' : 'removed'}`, { cause: error });
  }
}

/** Says on the desktop that nothing was changed; nobody is kept from his alarms until he has pressed something. */
export function tellStartRefused(locale: 'es' | 'en'): void {
  new Notification({
    title: desktopText('startUnchangedTitle', locale),
    body: desktopText('startUnchanged', locale),
  }).show();
}
