import { putBetween } from './faultsPage.ts';
import { type Judged, judgedFromMinutes, judgeSoak } from './soakJudgement.ts';
import type { WindowedSoakReport } from './windowedSoak.ts';

const begin = '<!-- the last soak with windows -->';
const end = '<!-- end of the last soak with windows -->';

/** So many troubles stand in the page. */
const troublesShown = 3;

/** Puts what a soak with windows came to into the page about faults; answers whether all that was asked of it was kept. */
export function writeSoakPage(file: string, report: WindowedSoakReport): boolean {
  const judged = judgeSoak(report);
  putBetween(file, begin, end, linesOf(report, judged));
  return judged.every(({ isKept }) => isKept !== false);
}

function linesOf(report: WindowedSoakReport, judged: readonly Judged[]): readonly string[] {
  const { at, minutes, samples, troubles } = report;
  const last = samples.at(-1);
  const done = (last?.workstations ?? []).map(({ operator }) => operator);
  const sum = (number: (operator: (typeof done)[number]) => number): number =>
    done.reduce((total, operator) => total + number(operator), 0);
  const looks = sum(({ looks: count }) => count);
  const ran = Math.round((last?.second ?? 0) / 60);
  return [
    '',
    `${at.slice(0, 10)}, ${ran} of ${minutes} min, ${samples.length} samples; medians of the first, second and last third, and the rise of the line through the last two:`,
    '',
    '| | first | second | last | per hour | asked | kept |',
    '|---|---:|---:|---:|---:|---|---|',
    ...judged.map(
      ({ what, thirds, perHour, asked, isKept }) =>
        `| ${[what, ...thirds.map(shown), shown(perHour), asked, keptText(isKept)].join(' | ')} |`,
    ),
    '',
    `The two operators closed ${sum(({ closed }) => closed)} alarms and waited ${sum(({ watched }) => watched)} times until both players played; of ${looks} looks while they worked, ${share(
      sum(({ seenPlaying }) => seenPlaying),
      2 * looks,
    )} of the players were seen to play. The programs of the soak took ${cores(report)} of the two cores.`,
    '',
    ...(ran < judgedFromMinutes ? ['Too short to be judged.', ''] : []),
    ...troubleLines(troubles),
  ];
}

/** The first few say what it was; all of them are in the file of the samples. */
function troubleLines(troubles: readonly string[]): readonly string[] {
  if (troubles.length === 0) return ['No trouble.'];
  return [
    `${troubles.length} troubles, the first of them:`,
    '',
    ...troubles.slice(0, troublesShown).map((each) => `- ${oneLine(each)}`),
  ];
}

/** How many cores the server, the mains and the browsers took on average. */
function cores({ samples }: WindowedSoakReport): string {
  const total = (index: number): number => {
    const sample = samples.at(index);
    if (!sample) return 0;
    return sample.workstations.reduce(
      (sum, { main, browser }) => sum + main.cpuSeconds + browser.cpuSeconds,
      sample.server.cpuSeconds,
    );
  };
  const seconds = (samples.at(-1)?.second ?? 0) - (samples[0]?.second ?? 0);
  return seconds > 0 ? ((total(-1) - total(0)) / seconds).toFixed(2) : '–';
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;
}

function keptText(isKept: boolean | null): string {
  return isKept === null ? '' : isKept ? 'yes' : '**no**';
}

function shown(value: number): string {
  return Number.isNaN(value) ? '–' : String(Math.round(value * 10) / 10);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 200);
}
