import { useAppSelector } from '../../../app/hooks.ts';
import { PartnerEditor } from './PartnerEditor.tsx';
import { PartnerList } from './PartnerList.tsx';

/** The section of the partner systems: the list, or one of them (R-D16). */
export function Partners() {
  const place = useAppSelector((state) => state.place.settings.item);
  return place.kind === 'list' ? <PartnerList /> : <PartnerEditor />;
}
