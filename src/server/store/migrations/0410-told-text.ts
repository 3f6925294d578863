import type { Migration } from '../migrate.ts';

/** Of an event's JSON, what somebody may look for by typing it: the plate, the card's holder, the message (R-E03, R-H04). */
const told = (data: string): string =>
  ['$.plate.text', '$.cardholder.name', '$.cardholder.card', '$.cardholder.id', '$.message']
    .map((path) => `coalesce(${data} ->> '${path}', '')`)
    .join(" || ' ' || ");

const textTable = (name: string): string =>
  `create virtual table ${name} using fts5 (told, content = '', contentless_delete = 1, detail = none,
      tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4 5 6 7 8');`;

/**
 * Full text of what differs from row to row. A row of these tables has the number of its event's or alarm's row, which is the order of
 * time: the newest that match are found without looking at the others. That holds for beginnings of words of the lengths that are indexed
 * as such, so longer ones are compared by their first eight letters (ADR 0024). Texts alone are indexed, none is kept twice.
 */
export const toldText: Migration = {
  number: 410,
  name: 'told text',
  sql: `
    ${textTable('eventToldText')}
    ${textTable('alarmToldText')}

    insert into eventToldText (rowid, told) select rowid, ${told('data')} from events;
    insert into alarmToldText (rowid, told)
      select number, ${told('e.data')} from alarms join events e on e.id = alarms.event;

    create trigger eventsAreToldText after insert on events
      begin insert into eventToldText (rowid, told) values (new.rowid, ${told('new.data')}); end;
    create trigger eventsAreNoToldText after delete on events
      begin delete from eventToldText where rowid = old.rowid; end;
    create trigger alarmsAreToldText after insert on alarms
      begin
        insert into alarmToldText (rowid, told) select new.number, ${told('data')} from events where id = new.event;
      end;
    create trigger alarmsAreNoToldText after delete on alarms
      begin delete from alarmToldText where rowid = old.number; end;
  `,
};
