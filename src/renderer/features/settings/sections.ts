import {
  BellRing,
  Building2,
  CalendarClock,
  Cctv,
  ListChecks,
  Plug,
  ShieldCheck,
  SlidersHorizontal,
  Users as UsersIcon,
} from 'lucide-react';
import type { ComponentType } from 'react';
import type { Right } from '../../../shared/domain/audience.ts';
import type { SettingsSection } from '../../app/placeSlice.ts';
import { Definitions } from './definitions/Definitions.tsx';
import { MySettings } from './mine/MySettings.tsx';
import { Partners } from './partners/Partners.tsx';
import { Roles } from './people/Roles.tsx';
import { Users } from './people/Users.tsx';
import { Procedures } from './procedures/Procedures.tsx';
import { Resources } from './resources/Resources.tsx';
import { Schedules } from './schedules/Schedules.tsx';
import { SiteSettings } from './site/SiteSettings.tsx';

/** A section of the settings: who may open it, and what it shows. */
interface Section {
  readonly name: SettingsSection;
  readonly icon: typeof SlidersHorizontal;
  /** One of these is needed; none for everybody's own settings. */
  readonly rights: readonly Right[];
  readonly content: ComponentType;
}

const configuration: readonly Right[] = ['configuration.read', 'configuration.write'];
const people: readonly Right[] = ['configuration.read', 'people.write'];

/** All sections, in the order in which they stand. */
export const sections: readonly Section[] = [
  { name: 'mine', icon: SlidersHorizontal, rights: [], content: MySettings },
  { name: 'definitions', icon: BellRing, rights: configuration, content: Definitions },
  { name: 'procedures', icon: ListChecks, rights: configuration, content: Procedures },
  { name: 'schedules', icon: CalendarClock, rights: configuration, content: Schedules },
  { name: 'resources', icon: Cctv, rights: configuration, content: Resources },
  { name: 'partners', icon: Plug, rights: configuration, content: Partners },
  { name: 'users', icon: UsersIcon, rights: people, content: Users },
  { name: 'roles', icon: ShieldCheck, rights: people, content: Roles },
  { name: 'site', icon: Building2, rights: configuration, content: SiteSettings },
];
