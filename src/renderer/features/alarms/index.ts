export { AlarmRate } from './AlarmRate.tsx';
export { AlarmsPane } from './AlarmsPane.tsx';
export { createAlarmPing } from './alarmPing.ts';
export { RefusalNotices } from './RefusalNotices.tsx';
