import { app, nativeImage } from 'electron';
import type { Workstation } from '../session/workstation.ts';
import type { WindowRegistry } from '../windows/windowRegistry.ts';
import { badgePicture } from './badgePicture.ts';
import { windowTitle } from './windowTitle.ts';

/** Shows the badge on the taskbar or dock and in the titles of the windows (R-J02). */
export function showAttention(workstation: Workstation, windows: WindowRegistry): void {
  const { badge, session } = workstation.state();
  const site = session.status === 'signedIn' ? session.site.name : null;
  app.setBadgeCount(badge);
  // The taskbar of Windows knows no numbers.
  const picture =
    process.platform === 'win32' && badge > 0 ? nativeImage.createFromBuffer(badgePicture(badge)) : null;
  const title = windowTitle({ badge, site });
  for (const window of windows.all()) {
    window.setTitle(title);
    if (process.platform === 'win32') window.setOverlayIcon(picture, badge > 0 ? title : '');
  }
}
