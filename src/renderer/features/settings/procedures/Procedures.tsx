import { useAppSelector } from '../../../app/hooks.ts';
import { ProcedureEditor } from './ProcedureEditor.tsx';
import { ProcedureList } from './ProcedureList.tsx';

/** The procedures that alarms can be given (R-C). */
export function Procedures() {
  const item = useAppSelector((state) => state.place.settings.item);
  return item.kind === 'list' ? <ProcedureList /> : <ProcedureEditor />;
}
