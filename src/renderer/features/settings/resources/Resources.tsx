import { useAppSelector } from '../../../app/hooks.ts';
import { ResourceEditor } from './ResourceEditor.tsx';
import { ResourceList } from './ResourceList.tsx';

/** The section of the devices: the list, or one of them (R-B01). */
export function Resources() {
  const place = useAppSelector((state) => state.place.settings.item);
  return place.kind === 'list' ? <ResourceList /> : <ResourceEditor />;
}
