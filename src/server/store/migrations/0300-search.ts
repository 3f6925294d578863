import type { Migration } from '../migrate.ts';

/**
 * Alarms and events in series: all that share what a search asks for (definition, name, priority, kind, audience) are one
 * series, of which there are few. A search decides on series and then walks an index that is in order already, so neither the
 * number of alarms nor how few of them a user may see makes it slow (ADR 0018). The triggers keep a series right when the
 * audience of open alarms changes, and find it for rows that come without one.
 */
export const search: Migration = {
  number: 300,
  name: 'search',
  sql: `
    create table alarmSeries (
      id integer primary key,
      definition text not null,
      name text not null,
      priority integer not null,
      kind text not null,
      audience text not null,
      unique (definition, name, priority, kind, audience)
    ) strict;
    create virtual table alarmSeriesText using fts5 (name, kind, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
    create trigger alarmSeriesIsText after insert on alarmSeries
      begin insert into alarmSeriesText (rowid, name, kind) values (new.id, new.name, new.kind); end;

    -- An empty resource is none that the site knows; an empty audience is that of an event which raised nothing.
    create table eventSeries (
      id integer primary key,
      kind text not null,
      resource text not null,
      raised integer not null check (raised in (0, 1)),
      audience text not null,
      unique (kind, resource, raised, audience)
    ) strict;
    create index eventSeriesByResource on eventSeries (resource);
    create virtual table eventSeriesText using fts5 (name, kind, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
    create trigger eventSeriesIsText after insert on eventSeries
      begin
        insert into eventSeriesText (rowid, name, kind)
          values (new.id, coalesce((select name from resources where id = new.resource), new.resource), new.kind);
      end;
    create trigger eventSeriesTextFollowsNames after update of name on resources when new.name <> old.name
      begin
        update eventSeriesText set name = new.name
          where rowid in (select id from eventSeries where resource = new.id);
      end;

    alter table alarms add column series integer;
    alter table events add column series integer;

    ${findEventSeries('events', '')}
    ${findAlarmSeries('alarms', '')}

    create trigger eventsFindSeries after insert on events when new.series is null
      begin
        ${findEventSeries('new', 'and id = new.id')}
      end;
    create trigger alarmsFindSeries after insert on alarms when new.series is null
      begin
        ${findAlarmSeries('new', 'and number = new.number')}
        ${findEventSeries('(select * from events where id = new.event) as e', 'and id = new.event', 'e')}
      end;
    create trigger alarmsKeepSeries after update of snapshot on alarms when new.snapshot <> old.snapshot
      begin
        ${findAlarmSeries('new', 'and number = new.number')}
        ${findEventSeries('(select * from events where id = new.event) as e', 'and id = new.event', 'e')}
      end;

    -- Closed alarms are what is searched by default; the open ones lie apart so that they never have to be stepped over.
    create index alarmsBySeries on alarms (series, (closedAt is null), raisedAt, number);
    create index eventsBySeries on events (series, serverAt);
    create index closedAlarmsByTime on alarms (raisedAt, number, series) where closedAt is not null;
    create index eventsByTime on events (serverAt, series);
  `,
};

/** Finds or makes the series of alarms: of all (`alarms`), or of the row of a trigger (`new`). */
function findAlarmSeries(from: 'alarms' | 'new', which: string): string {
  const kind = (row: string) => `coalesce(json_extract(${row}.snapshot, '$.event.kind'), '')`;
  const audience = (row: string) =>
    `coalesce(json_extract(${row}.snapshot, '$.audience'), '{"roles":[],"users":[]}')`;
  const columns = `${from}.definition, ${from}.name, ${from}.priority, ${kind(from)}, ${audience(from)}`;
  return `
    insert or ignore into alarmSeries (definition, name, priority, kind, audience)
      select distinct ${columns} ${from === 'alarms' ? 'from alarms' : ''};
    update alarms set series = (
      select s.id from alarmSeries s where s.definition = alarms.definition and s.name = alarms.name
        and s.priority = alarms.priority and s.kind = ${kind('alarms')} and s.audience = ${audience('alarms')}
    ) where true ${which};`;
}

/** Finds or makes the series of events; whoever may see one of its alarms may see the event. */
function findEventSeries(from: string, which: string, alias = from): string {
  const audience = (row: string) => `case ${row}.raised when 0 then '' else json_object(
      'roles', json((select json_group_array(value) from (select distinct each.value from alarms a, json_each(a.snapshot, '$.audience.roles') each where a.event = ${row}.id order by 1))),
      'users', json((select json_group_array(value) from (select distinct each.value from alarms a, json_each(a.snapshot, '$.audience.users') each where a.event = ${row}.id order by 1)))) end`;
  const columns = `${alias}.kind, coalesce(${alias}.resource, ''), ${alias}.raised, ${audience(alias)}`;
  return `
    insert or ignore into eventSeries (kind, resource, raised, audience)
      select distinct ${columns} ${from === 'new' ? '' : `from ${from}`};
    update events set series = (
      select s.id from eventSeries s where s.kind = events.kind and s.resource = coalesce(events.resource, '')
        and s.raised = events.raised and s.audience = ${audience('events')}
    ) where true ${which};`;
}
