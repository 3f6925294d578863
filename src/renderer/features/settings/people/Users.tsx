import { useAppSelector } from '../../../app/hooks.ts';
import { UserEditor } from './UserEditor.tsx';
import { UserList } from './UserList.tsx';

/** The people who sign in. */
export function Users() {
  const item = useAppSelector((state) => state.place.settings.item);
  return item.kind === 'list' ? <UserList /> : <UserEditor />;
}
