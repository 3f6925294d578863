import type { TFunction } from 'i18next';
import { alarmStates, closeReasons } from '../../../shared/domain/alarm.ts';
import { eventKinds } from '../../../shared/domain/event.ts';
import { alarmColumns, eventColumns, type SearchExport } from '../../../shared/link/search.ts';
import type { Locale } from '../../app/i18n.ts';
import { eventKindText } from '../../app/kindTexts.ts';
import { closeReasonText, stateText } from '../alarms/index.ts';
import type { FixedQuery } from './queryForm.ts';

type Column = (typeof alarmColumns)[number] | (typeof eventColumns)[number];

/** What an export of a query asks for: the user's words, and the separator that his spreadsheet expects (R-H08, R-J04). */
export function exportRequest(
  query: FixedQuery,
  locale: Locale,
  { t, alarms }: { readonly t: TFunction<'search'>; readonly alarms: TFunction<'alarms'> },
): SearchExport {
  const columns: readonly Column[] = query.in === 'alarms' ? alarmColumns : eventColumns;
  const texts = {
    ...Object.fromEntries(columns.map((column) => [`column.${column}`, columnText(t, column)])),
    ...Object.fromEntries(alarmStates.map((state) => [`state.${state}`, stateText(alarms, state)])),
    ...Object.fromEntries(
      closeReasons.map((reason) => [`reason.${reason}`, closeReasonText(alarms, reason)]),
    ),
    ...Object.fromEntries(eventKinds.map((kind) => [`eventType.${kind}`, eventKindText(alarms, kind)])),
  };
  // Where the comma is the decimal sign, spreadsheets part columns by semicolons.
  return { ...query, csv: { separator: locale === 'es' ? ';' : ',', texts } };
}

function columnText(t: TFunction<'search'>, column: Column): string {
  switch (column) {
    case 'number':
      return t('export.column.number');
    case 'name':
      return t('export.column.name');
    case 'priority':
      return t('export.column.priority');
    case 'state':
      return t('export.column.state');
    case 'time':
      return t('export.column.time');
    case 'eventType':
      return t('export.column.eventType');
    case 'owner':
      return t('export.column.owner');
    case 'closedAt':
      return t('export.column.closedAt');
    case 'closedBy':
      return t('export.column.closedBy');
    case 'reason':
      return t('export.column.reason');
    case 'text':
      return t('export.column.text');
    case 'deviceTime':
      return t('export.column.deviceTime');
    case 'resource':
      return t('export.column.resource');
    case 'phase':
      return t('export.column.phase');
    case 'message':
      return t('export.column.message');
    case 'plate':
      return t('export.column.plate');
    case 'cardholder':
      return t('export.column.cardholder');
    case 'alarms':
      return t('export.column.alarms');
  }
}
