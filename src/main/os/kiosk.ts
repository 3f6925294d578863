import { app, dialog, Menu } from 'electron';
import { desktopText } from './messages.ts';

/** Takes the menu away, whose keys would close or reload the window of a kiosk. */
export function removeMenu(): void {
  Menu.setApplicationMenu(null);
}

/** Asks whether the workstation is really to be closed; pressing Enter without reading keeps it open. */
export async function confirmClose(locale: 'es' | 'en'): Promise<boolean> {
  const title = desktopText('closeTitle', locale);
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title,
    message: title,
    detail: desktopText('closeText', locale),
    buttons: [desktopText('closeStay', locale), desktopText('closeLeave', locale)],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

/** Has the system start the workstation with the user's session, with the same arguments, or no longer. */
export function startWithSystem(isOn: boolean, args: readonly string[]): void {
  const kept = args.filter(
    (argument, index) => !isOwnOption(argument) && !isOwnOption(args[index - 1] ?? ''),
  );
  app.setLoginItemSettings({ openAtLogin: isOn, args: kept });
}

function isOwnOption(argument: string): boolean {
  return argument === '--start-with-system' || argument.startsWith('--start-with-system=');
}
