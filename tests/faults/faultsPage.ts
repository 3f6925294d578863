import { readFileSync, writeFileSync } from 'node:fs';
import { type FaultKind, faultKinds } from './faultKinds.ts';
import type { RoundReport } from './faultRound.ts';

/** Between these the page is written by the long form; the rest of it by people. */
const begin = '<!-- the last long run -->';
const end = '<!-- end of the last long run -->';

/** Puts the numbers of a run into the page about faults. */
export function writeFaultsPage(file: string, at: string, reports: readonly RoundReport[]): void {
  putBetween(file, begin, end, linesOf(at, reports));
}

/** Puts lines between two marks of a page that people write around them. */
export function putBetween(file: string, first: string, last: string, lines: readonly string[]): void {
  const [before, rest] = readFileSync(file, 'utf8').split(first);
  const after = rest?.split(last)[1];
  if (before === undefined || after === undefined) throw new Error(`${file} has no place for ${first}`);
  writeFileSync(file, `${before}${first}\n${lines.join('\n')}\n${last}${after}`);
}

function linesOf(at: string, reports: readonly RoundReport[]): readonly string[] {
  const sum = (number: (report: RoundReport) => number): number =>
    reports.reduce((total, report) => total + number(report), 0);
  const times = (kind: FaultKind): number => sum(({ faults }) => faults[kind] ?? 0);
  const findings = reports.flatMap((report) =>
    report.findings.map((finding) => `${report.seed}: ${finding}`),
  );
  const minutes = Math.round(sum(({ seconds }) => seconds) / 60);
  return [
    '',
    `${at.slice(0, 10)}, ${reports.length} rounds, ${minutes} min: ${faultKinds.map((kind) => `${kind} ${times(kind)}`).join(', ')}.`,
    '',
    '| seed | s | connections cut | events | commands | pings | agreed after, s | findings |',
    '|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...reports.map((report) => {
      const { seed, seconds, connectionsCut, events, commands, pings, settledAfterSeconds } = report;
      return `| ${[seed, seconds, connectionsCut, events, commands, pings, settledAfterSeconds, report.findings.length].join(' | ')} |`;
    }),
    '',
    ...(findings.length === 0 ? ['Nothing was found.'] : findings.map((finding) => `- ${finding}`)),
  ];
}
