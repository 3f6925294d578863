import { err, ok, type Result } from '../../shared/domain/result.ts';

/** Why a workstation does not look for updates although it was packed with an address for them. */
export type UpdateRefusal = 'notHttps' | 'unsigned' | 'noSignaturesHere';

/**
 * Judges what the packing wrote into `app-update.yml`. An update replaces the program of everybody who works here, so it has to
 * come by https and carry a signature that is checked: the publisher's on Windows, the app's own on macOS. Linux has neither for an
 * AppImage; there the system's own package manager updates the deb.
 */
export function judgeUpdateAddress(
  written: string,
  platform: NodeJS.Platform,
): Result<{ readonly url: string }, UpdateRefusal> {
  const url = /^url:\s*['"]?([^'"\s]+)/m.exec(written)?.[1] ?? '';
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') return err('notHttps');
  if (platform === 'darwin') return ok({ url });
  if (platform !== 'win32') return err('noSignaturesHere');
  return /^publisherName:/m.test(written) ? ok({ url }) : err('unsigned');
}
