import { randomUUID } from 'node:crypto';
import type { Alarm } from '../../shared/domain/alarm.ts';
import { decideDeadline } from '../../shared/domain/alarmLifeCycle.ts';
import type { Command } from '../../shared/link/commands.ts';
import { runCommand } from '../engine/commandRun.ts';
import type { IncomingEvent, SiteUser } from '../engine/contract.ts';
import { prepareEvents, takeIn } from '../engine/eventIntake.ts';
import { RaisingRules } from '../engine/raisingRules.ts';
import { readCloudEvents } from '../ingest/cloudEvents.ts';
import type { LedgerWriting } from '../store/ledgerWriting.ts';
import type { Store } from '../store/store.ts';
import { type DemoEvent, nextDemoEvent, nextQuietEvent } from './demoEvents.ts';
import { demoPartner, demoUsers } from './demoPeople.ts';
import { seededRandom } from './seededRandom.ts';

/** The same past with every new demo site. */
const seed = 4_071;
const days = 4;
const happeningsPerDay = 50;
/** Of so many things that happen one is nothing to worry about: a registered lorry, a card that is good. */
const quietOneIn = 3;
/** The last of it is over so long before the site starts that every alarm of it is closed. */
const endedBeforeMs = 6 * 3_600_000;
const dayMs = 86_400_000;
const minuteMs = 60_000;

/** Something that is to be done at its time; it may bring about what is to be done later. */
interface Deed {
  readonly at: number;
  readonly run: (writing: LedgerWriting, at: Date) => Promise<readonly Deed[]>;
}

/**
 * Gives a demo site that nothing has happened at yet some days of past, so that a search and a history have something to show:
 * events come in, alarms are raised, escalate, are handled and closed or expire by the rules that hold for all, each at its time,
 * in one transaction.
 */
export async function liveThroughDemoDays(store: Store, now: Date): Promise<void> {
  if ((await store.alarms.head()) > 0) {
    return;
  }
  const rules = new RaisingRules(await store.configuration.load());
  const people = (await Promise.all(demoUsers.map(({ name }) => store.people.user(name)))).flatMap(
    (user) => user ?? [],
  );
  const random = seededRandom(seed);
  const from = now.getTime() - endedBeforeMs - days * dayMs;
  const told: { readonly at: number; readonly incoming: readonly IncomingEvent[] }[] = [];
  for (let count = 0; count < days * happeningsPerDay; count += 1) {
    const at = from + random() * days * dayMs;
    const event = random() < 1 / quietOneIn ? nextQuietEvent(random) : nextDemoEvent(random);
    const read = readCloudEvents(cloudEventOf(event, count, new Date(at)));
    if (!read.ok) {
      throw new Error(`an event of the demo site was refused: ${read.error.reason}`);
    }
    told.push({ at, incoming: read.value.map((each) => ({ ...each, partner: demoPartner })) });
  }
  const happenings = await Promise.all(
    told.map(async ({ at, incoming }): Promise<Deed> => {
      const prepared = await prepareEvents(incoming, store.files);
      return {
        at,
        run: async (writing, when) => {
          const { changes } = await takeIn(writing, prepared, rules, when);
          return changes.flatMap(({ alarm }) => dealWith(alarm, people, random));
        },
      };
    }),
  );
  await store.ledger.write(async (writing) => {
    const deeds = [...happenings];
    while (deeds.length > 0) {
      deeds.sort((one, other) => other.at - one.at);
      const next = deeds.pop();
      deeds.push(...((await next?.run(writing, new Date(next.at))) ?? []));
    }
  });
}

function cloudEventOf({ type, subject, data }: DemoEvent, count: number, at: Date) {
  const time = at.toISOString();
  const source = 'urn:demo-site:past';
  return {
    headers: { 'content-type': 'application/cloudevents+json' },
    body: Buffer.from(
      JSON.stringify({ specversion: '1.0', id: String(count), source, type, subject, time, data }),
    ),
    receivedAt: at,
  };
}

/** What becomes of an alarm: most are handled soon, some after they escalated, and one that nobody has to handle may expire. */
function dealWith(alarm: Alarm, people: readonly SiteUser[], random: () => number): readonly Deed[] {
  const raisedAt = Date.parse(alarm.raisedAt);
  const operators = people.filter(
    ({ id, roles }) => id !== 'admin' && alarm.audience.roles.some((role) => roles.includes(role)),
  );
  const operator = operators[Math.floor(random() * operators.length)];
  const deadlines = (['escalate', 'expire'] as const).flatMap((deadline): readonly Deed[] => {
    const due = deadline === 'escalate' ? alarm.escalateAt : alarm.expireAt;
    const run: Deed['run'] = async (writing, at) => {
      const current = await writing.alarm(alarm.id);
      const transition = current && decideDeadline(current, deadline, at.toISOString());
      if (transition) {
        await writing.record(transition, { at: at.toISOString(), actor: null, commandId: null });
      }
      return [];
    };
    return due === null ? [] : [{ at: Date.parse(due), run }];
  });
  const isIgnored = alarm.mayCloseUnhandled && alarm.expireAt !== null && random() < 0.7;
  const expiresSoon = alarm.expireAt !== null && Date.parse(alarm.expireAt) - raisedAt < 5 * 3_600_000;
  if (!operator || (isIgnored && expiresSoon)) {
    return deadlines;
  }
  const handledAt = raisedAt + (random() < 0.2 ? 3 + random() * 5 : 0.2 + random()) * minuteMs;
  const isFalse = random() < 0.25;
  const run: Deed['run'] = async (writing, at) => {
    await command(writing, operator, { name: 'alarm.handle', alarm: alarm.id, args: {} }, at);
    return work(alarm, operator, at.getTime(), isFalse, random);
  };
  return [...deadlines.filter(({ at }) => at < handledAt), { at: handledAt, run }];
}

/** The steps of the procedure in their order, then the closing. */
function work(
  alarm: Alarm,
  operator: SiteUser,
  from: number,
  isFalse: boolean,
  random: () => number,
): readonly Deed[] {
  let at = from;
  const deeds: Deed[] = (alarm.procedure?.steps ?? []).map((step) => {
    at += (0.3 + random() * 2) * minuteMs;
    const args = { step: step.id, done: true, ...(step.mustComment && { comment: 'Comprobado y anotado' }) };
    const order = { name: 'alarm.step', alarm: alarm.id, args } as const;
    return { at, run: (writing, when) => command(writing, operator, order, when) };
  });
  at += (0.5 + random() * 4) * minuteMs;
  const args = isFalse ? { reason: 'false' as const } : { reason: 'handled' as const };
  const order = { name: 'alarm.close', alarm: alarm.id, args } as const;
  return [...deeds, { at, run: (writing, when) => command(writing, operator, order, when) }];
}

type Unnumbered<Each> = Each extends Command ? Omit<Each, 'id'> : never;

async function command(
  writing: LedgerWriting,
  operator: SiteUser,
  order: Unnumbered<Command>,
  at: Date,
): Promise<readonly Deed[]> {
  const { value } = await runCommand(
    writing,
    operator,
    { ...order, id: randomUUID() } as Command,
    // The demo site is made with this tier.
    { at: at.toISOString(), tier: 'enterprise' },
  );
  if (value.t === 'err') {
    throw new Error(`${order.name} was refused at the demo site: ${value.code}`);
  }
  return [];
}
