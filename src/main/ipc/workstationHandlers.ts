import type { BridgeEventBody, BridgeEventName, BridgeResult } from '../../shared/bridge/contract.ts';
import { packAlarms } from '../../shared/bridge/packedAlarms.ts';
import { err, ok } from '../../shared/domain/result.ts';
import type { Workstation } from '../session/workstation.ts';
import type { AlarmsWindowHandlers } from './alarmsWindowHandlers.ts';
import type { BridgeHandlers } from './callAnswering.ts';
import type { ExportHandlers } from './exportHandlers.ts';
import type { FileHandlers } from './fileHandlers.ts';
import type { OperationHandlers } from './operationHandlers.ts';
import type { SiteHandlers } from './siteHandlers.ts';

/** What else has to know of a window's calls. */
export interface WindowCalls {
  /** A window has asked for its state, and listens. */
  readonly attached: (window: number) => void;
  /** Tells one window alone. */
  readonly tell: <Name extends BridgeEventName>(
    window: number,
    name: Name,
    body: BridgeEventBody<Name>,
  ) => void;
  /** A page says whether its alarms pane is in front. */
  readonly inFront: (window: number, isInFront: boolean) => void;
  /** A page has a picture of a camera to keep. */
  readonly saveSnapshot: (
    snapshot: { readonly name: string; readonly png: string },
    window: number,
  ) => Promise<BridgeResult<{ readonly saved: string | null }>>;
}

/** The calls that the workstation answers; the others are about the windows themselves. */
export type WorkstationHandlers = Omit<
  BridgeHandlers,
  | keyof AlarmsWindowHandlers
  | keyof ExportHandlers
  | keyof FileHandlers
  | keyof OperationHandlers
  | keyof SiteHandlers
>;

/** What windows may ask, answered by the workstation. */
export function workstationHandlers(workstation: Workstation, calls: WindowCalls): WorkstationHandlers {
  return {
    'workstation.state': (_input, window) => {
      const state = workstation.state();
      calls.attached(window.id);
      return ok(state);
    },
    'session.signIn': ({ user, password }) => workstation.signIn(user, password),
    'session.signOut': () => workstation.signOut(),
    'command.submit': (request) => workstation.submit(request),
    'alarm.recipients': ({ alarm }) => workstation.recipients(alarm),
    'alarms.commonRecipients': ({ alarms }) =>
      workstation.reads?.commonRecipients(alarms) ?? err('signedOut'),
    'alarm.history': ({ alarm }) => workstation.reads?.history(alarm) ?? err('signedOut'),
    'site.address': async () => ok({ address: (await workstation.siteCredentials())?.server ?? null }),
    'alarms.follow': ({ fromStart }, window) => {
      const part = workstation.handover?.take(window.id, fromStart);
      if (part) {
        calls.tell(window.id, 'alarms.followed', { ...part, alarms: packAlarms(part.alarms) });
      }
      return ok({});
    },
    'alarms.refresh': () => workstation.refresh(),
    'alarms.looking': ({ inFront }, window) => {
      calls.inFront(window.id, inFront);
      return ok({});
    },
    'video.saveSnapshot': (snapshot, window) => calls.saveSnapshot(snapshot, window.id),
    'link.retry': () => {
      workstation.retryNow();
      return ok({});
    },
    'preferences.change': (change) => workstation.changePreferences(change),
  };
}
