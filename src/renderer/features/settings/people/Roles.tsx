import { useAppSelector } from '../../../app/hooks.ts';
import { RoleEditor } from './RoleEditor.tsx';
import { RoleList } from './RoleList.tsx';

/** What groups of people may do, and by which alarms are addressed to them (R-D10). */
export function Roles() {
  const item = useAppSelector((state) => state.place.settings.item);
  return item.kind === 'list' ? <RoleList /> : <RoleEditor />;
}
