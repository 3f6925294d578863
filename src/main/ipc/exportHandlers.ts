import { err, ok } from '../../shared/domain/result.ts';
import type { SearchExports } from '../session/searchExports.ts';
import type { Workstation } from '../session/workstation.ts';
import type { BridgeHandlers } from './callAnswering.ts';

type Choose = (
  name: string,
  webContentsId: number,
) => Promise<{ readonly file: string; readonly name: string } | null>;

/** The calls about exports. */
export type ExportHandlers = Pick<BridgeHandlers, 'search.export' | 'search.cancelExport'>;

/** The calls that write what a search finds into a file (R-H08). */
export function exportHandlers(
  workstation: Workstation,
  exports: SearchExports,
  choose: Choose,
): ExportHandlers {
  return {
    'search.export': ({ id, name, request }, window) => {
      const { reads } = workstation;
      if (!reads) return err('signedOut');
      return exports.run(
        id,
        () => choose(name, window.id),
        (work) => reads.exportSearch(request, work),
      );
    },
    'search.cancelExport': ({ id }) => {
      exports.cancel(id);
      return ok({});
    },
  };
}
