import { dialog, Menu } from 'electron';
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
