import type { BridgeEventBody } from '../../shared/bridge/contract.ts';
import { showAttention } from '../os/badge.ts';
import type { AlarmNotifications } from '../os/notifications.ts';
import type { WorkstationListener } from '../session/eventGatherer.ts';
import type { SearchExports } from '../session/searchExports.ts';
import type { Workstation } from '../session/workstation.ts';
import type { AlarmsWindow } from '../windows/alarmsWindow.ts';
import type { WindowRegistry } from '../windows/windowRegistry.ts';
import type { EventBacklog } from './eventBacklog.ts';

/** Whom the listener tells. */
export interface ListenerParts {
  readonly workstation: Workstation;
  readonly registry: WindowRegistry;
  readonly backlog: EventBacklog;
  readonly exports: SearchExports;
  readonly notifications: AlarmNotifications;
  readonly alarmsWindow: AlarmsWindow;
  /** Tells the windows how things stand with the site. */
  readonly tellSite: () => void;
}

/** Passes on what happens in the workstation: to its windows, the taskbar and the desktop, and to what ends with a session. */
export function workstationListener(parts: ListenerParts): WorkstationListener {
  const { workstation, registry, backlog, exports, notifications, alarmsWindow, tellSite } = parts;
  const tellDesktop = (id: string) => {
    const alarm = workstation.alarm(id);
    if (alarm) notifications.news(alarm);
  };
  return (name, body) => {
    if (name === 'badge.changed' || name === 'session.changed') showAttention(workstation, registry);
    backlog.tell(name, body);
    if (name === 'alarm.news') tellDesktop((body as BridgeEventBody<'alarm.news'>).id);
    if (name === 'session.changed') {
      tellSite();
      if (workstation.state().session.status !== 'signedIn') exports.cancelAll();
      notifications.clear();
      alarmsWindow.sessionChanged(workstation.state().session, workstation.preferences);
    }
  };
}
