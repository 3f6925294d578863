import type { TFunction } from 'i18next';
import type { AlarmState, CloseReason } from '../../../shared/domain/alarm.ts';
import type { JournalKind } from '../../../shared/domain/alarmLifeCycle.ts';
import { isProcedureComplete } from '../../../shared/domain/procedure.ts';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import type { CommandName } from '../../../shared/link/commands.ts';
import { eventKindText } from '../../app/kindTexts.ts';

type AlarmTexts = TFunction<'alarms'>;

/** What the Event column says: the kind in the user's words, with the plate where there is one. */
export function eventText(t: AlarmTexts, alarm: AlarmView): string {
  const { kind } = alarm.event;
  const plate = kind === 'lpr.plate' ? alarm.additional?.plate?.text : undefined;
  return plate ? t('event.plateWithText', { plate }) : eventKindText(t, kind);
}

/**
 * `eventText` for whole lists: a sort or a search asks for the texts of 20,000 alarms at once. All alarms of a kind share one text,
 * and where a plate is part of it, what stands around the plate.
 */
export function createEventTexts(t: AlarmTexts): (alarm: AlarmView) => string {
  const ofKind = new Map<string, string>();
  const withPlate = textAround((plate) => t('event.plateWithText', { plate }));
  return (alarm) => {
    const { kind } = alarm.event;
    const plate = kind === 'lpr.plate' ? alarm.additional?.plate?.text : undefined;
    if (plate) {
      return withPlate(plate);
    }
    const known = ofKind.get(kind) ?? eventText(t, alarm);
    ofKind.set(kind, known);
    return known;
  };
}

/** No text has it. */
const valueMark = '\u0000';

/** Looks a text with one value in it up once, for lists that say it with thousands of values. */
export function textAround(make: (value: string) => string): (value: string | number) => string {
  const [before = '', ...after] = make(valueMark).split(valueMark);
  return (value) => [before, ...after].join(String(value));
}

/** A state in the user's words. */
export function stateText(t: AlarmTexts, state: AlarmState): string {
  switch (state) {
    case 'new':
      return t('state.new');
    case 'inProgress':
      return t('state.inProgress');
    case 'escalated':
      return t('state.escalated');
    case 'closed':
      return t('state.closed');
    case 'expired':
      return t('state.expired');
  }
}

/** A command by the name of its button. */
export function commandText(t: AlarmTexts, command: CommandName): string {
  switch (command) {
    case 'alarm.handle':
    case 'alarms.handle':
      return t('commandName.handle');
    case 'alarm.assign':
    case 'alarms.assign':
      return t('commandName.assign');
    case 'alarm.step':
      return t('commandName.step');
    case 'alarm.close':
      return t('commandName.close');
  }
}

/** Why this user cannot close the alarm now; `null` where he can (R-G03, R-G04, R-D13). */
export function closeBlockedText(t: AlarmTexts, alarm: AlarmView, userId: string | null): string | null {
  if (alarm.allowed.includes('alarm.close')) {
    return null;
  }
  if (alarm.state === 'closed' || alarm.state === 'expired') {
    return t('blocked.gone');
  }
  if (alarm.state !== 'inProgress') {
    return alarm.allowed.includes('alarm.handle') ? t('blocked.handleFirst') : t('blocked.notRecipient');
  }
  if (alarm.assignee !== null && alarm.assignee.id !== userId) {
    return t('blocked.heldBy', { holder: alarm.assignee.name });
  }
  if (!isProcedureComplete(alarm.procedure)) {
    const missing = alarm.procedure?.steps.filter((step) => step.mustAcknowledge && step.done === null);
    return t('blocked.stepsMissing', { count: missing?.length ?? 0 });
  }
  return t('blocked.notRecipient');
}

/** Why an alarm was closed, in the user's words (R-G05). */
export function closeReasonText(t: AlarmTexts, reason: CloseReason): string {
  switch (reason) {
    case 'handled':
      return t('closing.reason.handled');
    case 'false':
      return t('closing.reason.false');
    case 'other':
      return t('closing.reason.other');
  }
}

/** What happened to an alarm, in the user's words (R-G07). */
export function journalText(t: AlarmTexts, kind: JournalKind): string {
  switch (kind) {
    case 'raised':
      return t('record.raised');
    case 'handled':
      return t('record.handled');
    case 'assigned':
      return t('record.assigned');
    case 'stepDone':
      return t('record.stepDone');
    case 'stepUndone':
      return t('record.stepUndone');
    case 'escalated':
      return t('record.escalated');
    case 'closed':
      return t('record.closed');
    case 'expired':
      return t('record.expired');
    case 'audienceChanged':
      return t('record.audienceChanged');
    case 'actionDone':
      return t('record.actionDone');
    case 'actionFailed':
      return t('record.actionFailed');
  }
}
