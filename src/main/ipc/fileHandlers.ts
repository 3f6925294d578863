import { err, ok } from '../../shared/domain/result.ts';
import type { EventLog } from '../link/eventLog.ts';
import { saveFile } from '../os/saveFile.ts';
import type { Workstation } from '../session/workstation.ts';
import type { BridgeHandlers } from './callAnswering.ts';

/** The calls that save one of the site's files where the user wants it (R-F07), and hand one to the site (R-C08). */
export function fileHandlers(
  workstation: Workstation,
  log: EventLog,
): Pick<BridgeHandlers, 'file.save' | 'file.upload'> {
  return {
    'file.save': async ({ file, name }) => {
      const { reads } = workstation;
      if (!reads) return err('signedOut');
      const fetched = await reads.file(file);
      if (!fetched.ok) return fetched;
      const outcome = await saveFile(name, fetched.value.content, log);
      return outcome === 'failed' ? err('notSaved') : ok({ isSaved: outcome === 'saved' });
    },
    'file.upload': ({ name, content }) =>
      workstation.reads?.upload({ name, content: new Uint8Array(Buffer.from(content, 'base64')) }) ??
      err('signedOut'),
  };
}
