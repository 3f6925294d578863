import path from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

/** Every fuse of Electron, explicit: a fuse that a new Electron adds fails the packing until somebody has decided about it. */
const wantedFuses = {
  // The program is the workstation and nothing else: it is no Node that runs what it is given.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // The code that runs is the code that was packed.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.EnableCookieEncryption]: true,
  // Pages come from app:, never from file:.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // There is no snapshot of our own.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // As Electron has it: bounds checks of WebAssembly by the processor.
  [FuseV1Options.WasmTrapHandlers]: true,
};

/**
 * Called by electron-builder when a program lies unpacked, before it is signed. Its own option `electronFuses` knows eight of the
 * nine fuses and lets one be forgotten, so they are set here.
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo;
  /** @type {Readonly<Record<string, string>>} */
  const programs = { darwin: `${productFilename}.app`, win32: `${productFilename}.exe` };
  const { executableName = productFilename } = /** @type {{ executableName?: string }} */ (packager);
  const program = electronPlatformName === 'linux' ? executableName : programs[electronPlatformName];
  if (!program) throw new Error(`nobody has said where the fuses of ${electronPlatformName} are`);
  await flipFuses(path.join(appOutDir, program), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // Without a certificate of Apple's the program is signed ad hoc, and the change of its fuses would break that.
    resetAdHocDarwinSignature: electronPlatformName === 'darwin',
    ...wantedFuses,
  });
}
