import {
  alarmColumns,
  eventColumns,
  type FoundAlarm,
  type FoundEvent,
  type SearchRequest,
} from '../../shared/link/search.ts';
import type { CsvColumn } from './csv.ts';

type Value = string | number | null;
type Values<Item, Column extends string> = Readonly<Record<Column, (item: Item) => Value>>;

/** How codes and instants are written for whoever reads the file. */
interface Writing {
  readonly text: (place: string, code: string) => string;
  readonly time: (instant: string | null) => string | null;
}

/** The columns of an export of alarms, with times of the site. */
export function alarmCsvColumns(request: SearchRequest, timeZone: string): readonly CsvColumn<FoundAlarm>[] {
  const { text, time } = writingOf(request, timeZone);
  const values: Values<FoundAlarm, (typeof alarmColumns)[number]> = {
    number: ({ number }) => number,
    name: ({ name }) => name,
    priority: ({ priority }) => priority,
    state: ({ state }) => text('state', state),
    time: ({ raisedAt }) => time(raisedAt),
    eventType: ({ eventType }) => text('eventType', eventType),
    owner: ({ owner }) => owner?.name ?? null,
    closedAt: ({ closedAt }) => time(closedAt),
    closedBy: ({ closedBy }) => closedBy?.name ?? null,
    reason: ({ reason }) => (reason === null ? null : text('reason', reason)),
    text: (alarm) => alarm.text,
  };
  return alarmColumns.map((column) => ({ heading: text('column', column), value: values[column] }));
}

/** The columns of an export of events, with times of the site. */
export function eventCsvColumns(request: SearchRequest, timeZone: string): readonly CsvColumn<FoundEvent>[] {
  const { text, time } = writingOf(request, timeZone);
  const values: Values<FoundEvent, (typeof eventColumns)[number]> = {
    time: ({ serverAt }) => time(serverAt),
    deviceTime: ({ deviceAt }) => time(deviceAt),
    eventType: ({ eventType }) => text('eventType', eventType),
    resource: ({ resource, subject }) => resource?.name ?? subject,
    phase: ({ phase }) => phase,
    message: ({ message }) => message,
    plate: ({ plate }) => plate,
    cardholder: ({ cardholder }) => cardholder,
    alarms: ({ alarms }) => alarms.map(({ number }) => number).join(' '),
  };
  return eventColumns.map((column) => ({ heading: text('column', column), value: values[column] }));
}

function writingOf({ csv }: SearchRequest, timeZone: string): Writing {
  // Sweden writes dates as ISO 8601 does, which every spreadsheet reads as a date.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return {
    text: (place, code) => csv?.texts[`${place}.${code}`] ?? code,
    time: (instant) => (instant === null ? null : format.format(new Date(instant))),
  };
}
