import { err, ok } from '../../shared/domain/result.ts';
import type { EventLog } from '../link/eventLog.ts';
import { saveFile } from '../os/saveFile.ts';
import { logToSave } from '../savedLog.ts';
import type { Workstation } from '../session/workstation.ts';
import type { BridgeHandlers } from './callAnswering.ts';

/** The calls about files. */
export type FileHandlers = Pick<BridgeHandlers, 'file.save' | 'file.upload' | 'log.save'>;

/** The calls about files: saving one of the site's (R-F07) or this workstation's log, and handing one to the site (R-C08). */
export function fileHandlers(workstation: Workstation, dataFolder: string, log: EventLog): FileHandlers {
  return {
    'log.save': async () => {
      const name = `valerus-${new Date().toISOString().slice(0, 10)}.log`;
      const outcome = await saveFile(name, Buffer.from(logToSave(dataFolder)), log);
      return outcome === 'failed' ? err('notSaved') : ok({ isSaved: outcome === 'saved' });
    },
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
