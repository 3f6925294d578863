import { ok } from '../../shared/domain/result.ts';
import type { AlarmsWindow } from '../windows/alarmsWindow.ts';
import type { BridgeHandlers } from './callAnswering.ts';

/** The calls about where the alarms are shown. */
export type AlarmsWindowHandlers = Pick<
  BridgeHandlers,
  | 'alarmsWindow.place'
  | 'alarmsWindow.open'
  | 'alarmsWindow.close'
  | 'alarmsWindow.show'
  | 'alarmsView.keep'
  | 'alarmsView.kept'
>;

/** What windows may ask about the alarms window (R-J01). */
export function alarmsWindowHandlers(alarmsWindow: AlarmsWindow): AlarmsWindowHandlers {
  return {
    'alarmsWindow.place': () => ok(alarmsWindow.place),
    'alarmsWindow.open': ({ view, display, at }) => {
      alarmsWindow.keep(view);
      alarmsWindow.moveOut({ display, at });
      return ok({});
    },
    'alarmsWindow.close': ({ view }) => {
      alarmsWindow.keep(view);
      alarmsWindow.putBack();
      return ok({});
    },
    'alarmsWindow.show': () => {
      alarmsWindow.show();
      return ok({});
    },
    'alarmsView.keep': ({ view }) => {
      alarmsWindow.keep(view);
      return ok({});
    },
    'alarmsView.kept': () => ok({ view: alarmsWindow.view }),
  };
}
