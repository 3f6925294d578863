type Labels = Readonly<Record<string, string | number>>;

const counters = {
  valerus_http_requests_total: 'Requests by address, method and status.',
  valerus_sign_ins_total: 'Sign-ins by outcome.',
  valerus_ingest_events_total: 'Events that came in, by outcome.',
  valerus_ingest_refusals_total: 'Bodies that were refused, by format and reason.',
  valerus_actions_total: 'Tries of actions of alarms, by kind and outcome.',
  valerus_link_frames_sent_total: 'Frames sent to workstations, by name.',
  valerus_link_commands_total: 'Commands that came over the link, by outcome.',
  valerus_link_renewals_total: 'Fresh tokens that came over a link, by outcome.',
  valerus_link_recoveries_total: 'How links began or began again: snapshot, resumed, reset.',
  valerus_link_closed_total: 'Links that ended, by close code.',
} as const;

/** The name of a counter. */
export type CounterName = keyof typeof counters;

/** A figure that somebody else keeps. */
export interface Figure {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  readonly value: number;
}

/** Counts what happens, for `/metrics`. Labels are names of addresses and outcomes; never of people, plates or devices. */
export class Metrics {
  readonly #values = new Map<CounterName, Map<string, number>>();

  /** Adds to a counter. */
  count(name: CounterName, labels: Labels, by = 1): void {
    const values = this.#values.get(name) ?? new Map<string, number>();
    this.#values.set(name, values);
    const key = labelText(labels);
    values.set(key, (values.get(key) ?? 0) + by);
  }

  /** All counters, and figures of others, in Prometheus' text format. */
  text(figures: readonly Figure[]): string {
    const lines: string[] = [];
    for (const { name, help, type, value } of figures) {
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, `${name} ${value}`);
    }
    for (const [name, values] of this.#values) {
      lines.push(`# HELP ${name} ${counters[name]}`, `# TYPE ${name} counter`);
      for (const [labels, value] of values) lines.push(`${name}${labels} ${value}`);
    }
    return `${lines.join('\n')}\n`;
  }
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(String(value))}"`);
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}

/** Hardly any does, and figures are counted for every event and frame. */
const needsEscape = /[\\"\n]/u;

function escapeLabel(value: string): string {
  return needsEscape.test(value) ? escaped(value) : value;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
