export { AlarmRate } from './AlarmRate.tsx';
export { AlarmsElsewhere } from './AlarmsElsewhere.tsx';
export { AlarmsPane } from './AlarmsPane.tsx';
export { createAlarmPing } from './alarmPing.ts';
export { RefusalNotices } from './RefusalNotices.tsx';
export { moveAlarmsOut, showAlarms } from './sharedView.ts';
