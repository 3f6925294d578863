import { SlidersHorizontal } from 'lucide-react';
import type { ComponentType } from 'react';
import type { Right } from '../../../shared/domain/audience.ts';
import type { SettingsSection } from '../../app/placeSlice.ts';
import { MySettings } from './mine/MySettings.tsx';

/** A section of the settings: who may open it, and what it shows. */
interface Section {
  readonly name: SettingsSection;
  readonly icon: typeof SlidersHorizontal;
  /** One of these is needed; none for everybody's own settings. */
  readonly rights: readonly Right[];
  readonly content: ComponentType;
}

/** All sections, in the order in which they stand. */
export const sections: readonly Section[] = [
  { name: 'mine', icon: SlidersHorizontal, rights: [], content: MySettings },
];
