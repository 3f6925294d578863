import { useAppSelector } from '../../../app/hooks.ts';
import { AlwaysPage } from './AlwaysPage.tsx';
import { ScheduleEditor } from './ScheduleEditor.tsx';
import { ScheduleList } from './ScheduleList.tsx';
import { always } from './scheduleForm.ts';

/** The section of the schedules: the list, or one of them (R-D03). */
export function Schedules() {
  const place = useAppSelector((state) => state.place.settings.item);
  if (place.kind === 'list') return <ScheduleList />;
  return place.kind === 'item' && place.id === always ? <AlwaysPage /> : <ScheduleEditor />;
}
