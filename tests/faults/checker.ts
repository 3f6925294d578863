import Database from 'better-sqlite3';
import type { Acknowledgements } from './acknowledgements.ts';
import type { WorkstationView } from './workstationMessages.ts';

/**
 * What one workstation held at the end. The checker shares no code with the programs: it knows the tables' names and the rules of
 * docs/link-protocol.md, and nothing else.
 */
export interface SeenWorkstation {
  readonly name: string;
  readonly user: string;
  readonly view: WorkstationView;
  readonly cacheFile: string;
}

interface Checked {
  readonly siteFile: string;
  readonly promised: Acknowledgements;
  readonly workstations: readonly SeenWorkstation[];
  /** Users whose rights were changed meanwhile: what they were told of depends on the moment. */
  readonly changedUsers: ReadonlySet<string>;
}

interface JournalRow {
  readonly position: number;
  readonly alarm: number;
  readonly kind: string;
  readonly actor: string | null;
  readonly fromState: string | null;
  readonly toState: string;
  readonly commandId: string | null;
}

interface AlarmRow {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly state: string;
  readonly event: string;
  readonly definition: string;
}

/** Kinds of the journal that leave the alarm as it is. */
const withoutVersion = new Set(['actionDone', 'actionFailed']);

/** Compares what was promised with what the files hold and the workstations show; answers what is wrong, in words. */
export function findWrong({ siteFile, promised, workstations, changedUsers }: Checked): readonly string[] {
  const site = new Database(siteFile, { readonly: true });
  try {
    return [
      ...promised.seenWrong,
      ...wrongFile(site),
      ...wrongEvents(site, promised),
      ...wrongAlarms(site),
      ...wrongCommands(site, promised),
      ...wrongOrder(site, promised),
      ...workstations.flatMap((workstation) => [
        ...wrongList(site, workstation),
        ...wrongCache(workstation),
        ...wrongPings(workstation, promised),
      ]),
      ...missingPings(site, promised, workstations, changedUsers),
    ];
  } finally {
    site.close();
  }
}

function wrongFile(site: Database.Database): string[] {
  const integrity = site.pragma('integrity_check', { simple: true });
  const foreign = site.pragma('foreign_key_check') as unknown[];
  return [
    ...(integrity === 'ok' ? [] : [`the database is damaged: ${String(integrity)}`]),
    ...(foreign.length === 0 ? [] : [`${foreign.length} rows point at nothing`]),
  ];
}

function wrongEvents(site: Database.Database, promised: Acknowledgements): string[] {
  const rows = site
    .prepare<[], { id: string; sourceEventId: string; raised: number }>(
      'select id, sourceEventId, raised from events',
    )
    .all();
  const bySource = new Map(rows.map((row) => [row.sourceEventId, row]));
  const raisedBy = site.prepare<[string], { count: number }>(
    'select count(*) as count from alarms where event = ?',
  );
  const missing = promised.events
    .filter((event) => promised.binds(event))
    .filter(({ sourceEventId, id }) => bySource.get(sourceEventId)?.id !== id)
    .map(({ sourceEventId }) => `event ${sourceEventId} was acknowledged and is not there under its id`);
  const hollow = rows
    .filter(({ id, raised }) => (raisedBy.get(id)?.count ?? 0) !== raised)
    .map(({ sourceEventId }) => `event ${sourceEventId} has not the one alarm that it raised`);
  const twice = bySource.size === rows.length ? [] : ['an event is there twice'];
  return [...missing, ...twice, ...hollow];
}

function wrongAlarms(site: Database.Database): string[] {
  const wrong: string[] = [];
  const journal = site.prepare<[], JournalRow>('select * from journal order by position').all();
  const perAlarm = Map.groupBy(journal, ({ alarm }) => alarm);
  journal.forEach(({ position }, index) => {
    if (position !== index + 1) wrong.push(`the journal has ${position} in place ${index + 1}`);
  });
  const alarms = site.prepare<[], AlarmRow>('select * from alarms order by number').all();
  alarms.forEach(({ number, state, version }, index) => {
    if (number !== 1001 + index) wrong.push(`alarm ${number} stands where ${1001 + index} belongs`);
    const rows = perAlarm.get(number) ?? [];
    if (rows[0]?.kind !== 'raised' || rows.filter(({ kind }) => kind === 'raised').length !== 1) {
      wrong.push(`the record of alarm ${number} does not begin with its one raising`);
    }
    rows.forEach(({ fromState, kind, position }, at) => {
      if (at > 0 && fromState !== rows[at - 1]?.toState && !withoutVersion.has(kind)) {
        wrong.push(`the record of alarm ${number} does not follow on itself at ${position}`);
      }
    });
    const changes = rows.filter(({ kind }) => !withoutVersion.has(kind));
    if (changes.length !== version) {
      wrong.push(`alarm ${number} has version ${version} after ${changes.length} changes`);
    }
    if (changes.at(-1)?.toState !== state) wrong.push(`alarm ${number} is not as its record says`);
  });
  return wrong;
}

function wrongCommands(site: Database.Database, promised: Acknowledgements): string[] {
  const wrong: string[] = [];
  const answers = site
    .prepare<[], { id: string; user: string; answer: string }>('select id, user, answer from commands')
    .all();
  const byId = new Map(answers.map((row) => [row.id, row]));
  const taken = new Map(promised.commands.map((command) => [command.id, command]));
  for (const command of promised.commands) {
    const answer = byId.get(command.id);
    if (!answer) {
      if (promised.bindsCommand(command) && !promised.damaged.has(command.id)) {
        wrong.push(
          `command ${command.request.name} ${command.id} of ${command.workstation} was never decided`,
        );
      }
    } else if (answer.user !== command.user) {
      wrong.push(`command ${command.id} was run for ${answer.user} instead of ${command.user}`);
    }
  }
  // One that nobody gave: it can only be a command that went out a second time under another id, or of a workstation killed
  // before it had said that it had taken it.
  const unknown = answers.filter(({ id }) => !taken.has(id));
  for (const [user, rows] of Map.groupBy(unknown, (row) => row.user)) {
    const uncertain = promised.uncertain.filter((command) => command.user === user).length;
    if (rows.length > uncertain) {
      wrong.push(`${rows.length} commands were run for ${user} that nobody gave; ${uncertain} may have been`);
    }
  }
  for (const [id, told] of Map.groupBy(promised.outcomes, (outcome) => outcome.id)) {
    wrong.push(...wrongOutcomes(id, told, byId.get(id), promised));
  }
  const effects = site
    .prepare<[], { commandId: string; alarm: number; count: number }>(
      'select commandId, alarm, count(*) as count from journal where commandId is not null group by commandId, alarm',
    )
    .all();
  for (const { commandId, alarm, count } of effects) {
    if (count > 1) wrong.push(`command ${commandId} took effect ${count} times on alarm ${alarm}`);
    if (!byId.has(commandId)) wrong.push(`command ${commandId} took effect and has no answer`);
  }
  return wrong;
}

function wrongOutcomes(
  id: string,
  told: Acknowledgements['outcomes'],
  kept: { readonly answer: string } | undefined,
  promised: Acknowledgements,
): string[] {
  const binding = told.filter((outcome) => promised.binds(outcome));
  if (binding.length === 0) return [];
  if (!kept) return [`command ${id} was told as decided and is not there`];
  const answer = JSON.parse(kept.answer) as { t: 'ack' | 'err'; code?: string };
  const code = answer.t === 'ack' ? null : answer.code;
  const wrong = binding
    .filter((outcome) => outcome.code !== code)
    .map((outcome) => `command ${id} was told as ${outcome.code} and is kept as ${code}`);
  return binding.length > 1
    ? [...wrong, `the outcome of command ${id} was told ${binding.length} times`]
    : wrong;
}

/** Commands of one workstation on one alarm take effect in the order in which they were given. */
function wrongOrder(site: Database.Database, promised: Acknowledgements): string[] {
  const positions = new Map(
    site
      .prepare<[], { commandId: string; position: number }>(
        'select commandId, max(position) as position from journal where commandId is not null group by commandId',
      )
      .all()
      .map(({ commandId, position }) => [commandId, position]),
  );
  const given = Map.groupBy(
    promised.commands.filter(({ request, id }) => 'alarm' in request && positions.has(id)),
    ({ workstation, request }) => `${workstation} ${'alarm' in request ? request.alarm : ''}`,
  );
  return [...given].flatMap(([where, commands]) => {
    const order = commands.map(({ id }) => positions.get(id) ?? 0);
    return order.every((position, index) => index === 0 || position > (order[index - 1] ?? 0))
      ? []
      : [`commands of ${where} took effect in another order than they were given`];
  });
}

/** The open alarms that a user receives by his roles or his name, by the site's own tables. */
function openAlarmsOf(site: Database.Database, user: string): AlarmRow[] {
  return site
    .prepare<[string, string], AlarmRow>(
      `select * from alarms where state in ('new', 'inProgress', 'escalated') and number in (
         select alarm from alarmAudience where (kind = 'user' and ref = ?)
           or (kind = 'role' and ref in (select role from userRoles where user = ?)))`,
    )
    .all(user, user);
}

function wrongList(site: Database.Database, { name, user, view }: SeenWorkstation): string[] {
  const open = new Map(openAlarmsOf(site, user).map((row) => [row.id, row]));
  const shown = new Map(view.alarms.map((alarm) => [alarm.id, alarm]));
  const wrong: string[] = [];
  if (!view.isLive) wrong.push(`${name} is not live`);
  if (view.pending.length > 0) wrong.push(`${name} still waits for ${view.pending.length} answers`);
  for (const [id, { number, version, state }] of open) {
    const alarm = shown.get(id);
    if (!alarm) wrong.push(`${name} does not show alarm ${number}`);
    else if (alarm.version !== version || alarm.state !== state) {
      wrong.push(
        `${name} shows alarm ${number} as ${alarm.state} v${alarm.version}, not ${state} v${version}`,
      );
    }
  }
  for (const { id, number } of view.alarms) {
    if (!open.has(id)) wrong.push(`${name} shows alarm ${number}, which is not in its user's list`);
  }
  return wrong;
}

function wrongCache({ name, view, cacheFile }: SeenWorkstation): string[] {
  const cache = new Database(cacheFile, { readonly: true });
  try {
    const kept = new Map(
      cache
        .prepare<[], { id: string; version: number }>('select id, version from alarm')
        .all()
        .map(({ id, version }) => [id, version]),
    );
    const outbox = cache.prepare<[], { id: string }>('select id from outbox').all();
    const differs =
      kept.size !== view.alarms.length || view.alarms.some(({ id, version }) => kept.get(id) !== version);
    return [
      ...(differs ? [`the copy of ${name} is not what it shows`] : []),
      ...(outbox.length > 0 ? [`${name} keeps ${outbox.length} commands that were answered`] : []),
    ];
  } finally {
    cache.close();
  }
}

function wrongPings({ name }: SeenWorkstation, promised: Acknowledgements): string[] {
  if (promised.forgetful.has(name)) return [];
  const pings = promised.pings.get(name) ?? [];
  const twice = pings.length - new Set(pings).size;
  return twice === 0 ? [] : [`${name} pinged ${twice} times for an alarm that it had pinged for`];
}

/** Whoever waits for an alarm that still waits for somebody has been told of it, on one of his workstations. */
function missingPings(
  site: Database.Database,
  promised: Acknowledgements,
  workstations: readonly SeenWorkstation[],
  changedUsers: ReadonlySet<string>,
): string[] {
  const perUser = Map.groupBy(workstations, ({ user }) => user);
  return [...perUser].flatMap(([user, seats]) => {
    if (changedUsers.has(user)) return [];
    const told = new Set(seats.flatMap(({ name }) => promised.pings.get(name) ?? []));
    for (const { cacheFile } of seats) {
      const cache = new Database(cacheFile, { readonly: true });
      for (const { alarm } of cache.prepare<[], { alarm: string }>('select alarm from news').all())
        told.add(alarm);
      cache.close();
    }
    return openAlarmsOf(site, user)
      .filter(({ id, state }) => state !== 'inProgress' && !told.has(id))
      .map(({ number }) => `${user} was never told of alarm ${number}`);
  });
}
