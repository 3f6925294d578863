import { getHeapSpaceStatistics } from 'node:v8';
import { z } from 'zod';
import type { Engine } from '../engine/contract.ts';
import type { Figure, Metrics } from './metrics.ts';
import { openApiDocument } from './openApi.ts';
import { type Route, refuse, route } from './route.ts';

const anyone = { kind: 'anyone' } as const;
const statusSchema = z.object({ status: z.string() });

/** Addresses for whoever watches over the server. They tell figures, never names, plates or devices. */
export function healthRoutes(parts: {
  /** Throws where the disk takes nothing. */
  readonly tryDisk: () => Promise<void>;
  readonly engine: Engine;
  readonly metrics: Metrics;
  readonly links: () => number;
  readonly isStopping: () => boolean;
}): Route[] {
  const live = route({
    method: 'GET',
    path: '/health/live',
    summary: 'Answers as long as the process works',
    who: anyone,
    answers: { 200: statusSchema },
    handle: () => ({ status: 200, body: { status: 'live' } }),
  });
  const ready = route({
    method: 'GET',
    path: '/health/ready',
    summary: 'Answers 200 while the server takes in events and workstations',
    who: anyone,
    answers: { 200: statusSchema, 503: null },
    async handle() {
      if (parts.isStopping()) return refuse(503, 'UNAVAILABLE', 'stopping');
      await parts.tryDisk();
      return { status: 200, body: { status: 'ready' } };
    },
  });
  const metrics = route({
    method: 'GET',
    path: '/metrics',
    summary: 'Figures in the text format of Prometheus',
    who: anyone,
    answers: { 200: 'text/plain' },
    handle: () => ({
      status: 200,
      text: {
        contentType: 'text/plain; version=0.0.4; charset=utf-8',
        content: parts.metrics.text(figures(parts.engine, parts.links())),
      },
    }),
  });
  return [live, ready, metrics];
}

/** The address that describes all the others. */
export function openApiRoute(routes: readonly Route[]): Route {
  let document: unknown;
  return route({
    method: 'GET',
    path: '/api/v1/openapi.json',
    summary: 'This description, OpenAPI 3.1',
    who: anyone,
    answers: { 200: 'application/json' },
    handle() {
      document ??= openApiDocument(routes);
      return { status: 200, body: document };
    },
  });
}

function figures(engine: Engine, links: number): Figure[] {
  const counted = engine.figures();
  const counter = (name: string, help: string, value: number): Figure => ({
    name,
    help,
    type: 'counter',
    value,
  });
  const gauge = (name: string, help: string, value: number): Figure => ({ name, help, type: 'gauge', value });
  return [
    counter('valerus_engine_events_accepted_total', 'Events put on disk.', counted.eventsAccepted),
    counter('valerus_engine_events_duplicate_total', 'Events that had come before.', counted.eventsDuplicate),
    counter(
      'valerus_engine_events_recorded_total',
      'Events put on disk that raised no alarm.',
      counted.eventsRecorded,
    ),
    counter('valerus_engine_alarms_raised_total', 'Alarms raised.', counted.alarmsRaised),
    counter(
      'valerus_engine_alarms_escalated_total',
      'Alarms that nobody handled in time.',
      counted.alarmsEscalated,
    ),
    counter('valerus_engine_alarms_expired_total', 'Alarms closed by the system.', counted.alarmsExpired),
    counter('valerus_engine_commands_run_total', 'Commands decided.', counted.commandsRun),
    gauge('valerus_engine_queued', 'Writes that wait for the disk.', counted.queued),
    gauge('valerus_links', 'Workstations linked.', links),
    gauge(
      'process_start_time_seconds',
      'Start of the process since the epoch.',
      performance.timeOrigin / 1000,
    ),
    ...memoryFigures(gauge),
  ];
}

/** What the system sees, and what of it is the heap: only together do they tell a leak from pages that are kept for later. */
function memoryFigures(gauge: (name: string, help: string, value: number) => Figure): Figure[] {
  const { rss, heapTotal, heapUsed, external } = process.memoryUsage();
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  return [
    gauge('process_resident_memory_bytes', 'Resident memory.', rss),
    gauge('nodejs_heap_size_total_bytes', 'Memory of the heap.', heapTotal),
    gauge('nodejs_heap_size_used_bytes', 'What the heap holds, garbage among it.', heapUsed),
    gauge('nodejs_external_memory_bytes', 'Buffers and other memory outside the heap.', external),
    gauge(
      'valerus_heap_young_bytes',
      'Memory of the heap for what was made last; bounded by --max-semi-space-size.',
      young?.physical_space_size ?? 0,
    ),
  ];
}
