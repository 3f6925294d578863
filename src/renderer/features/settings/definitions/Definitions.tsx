import { useAppSelector } from '../../../app/hooks.ts';
import { DefinitionEditor } from './DefinitionEditor.tsx';
import { DefinitionList } from './DefinitionList.tsx';

/** Settings › Alarms: which events are raised to alarms (R-D). */
export function Definitions() {
  const place = useAppSelector((state) => state.place.settings.item);
  return place.kind === 'list' ? <DefinitionList /> : <DefinitionEditor />;
}
