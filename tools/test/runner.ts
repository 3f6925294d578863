import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { toolFile } from '../check/runNodeTool.ts';
import { projectFolder } from '../node/requireNode24.mjs';

/** How many tests of one runner passed and failed. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

const vitestReport = z.object({
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
});

/** Runs vitest with its usual output and counts what ran. */
export function runVitest(args: readonly string[]): Promise<Count> {
  return runAndCount('vitest', (reportFile) => ({
    args: [
      toolFile('vitest', 'vitest'),
      'run',
      '--reporter',
      'default',
      '--reporter',
      'json',
      `--outputFile.json=${reportFile}`,
      ...args,
    ],
    count: countVitest,
  }));
}

/** Runs Playwright with one line per test and counts what ran. */
export function runPlaywright(args: readonly string[]): Promise<Count> {
  return runAndCount('playwright', (reportFile) => ({
    args: [toolFile('@playwright/test', 'playwright'), 'test', '--reporter', 'list,json', ...args],
    environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile },
    count: countPlaywright,
  }));
}

/** Counts vitest's JSON report; a file that could not even be loaded counts as one failure. */
export function countVitest(report: unknown): Count {
  const files = vitestReport.parse(report).testResults;
  const tests = files.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const failed = tests.filter((test) => test.status === 'failed').length;
  const broken = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  return { passed, failed: failed + broken };
}

/** Counts Playwright's JSON report; errors outside of any test count as failures. A flaky test passed at its second try, and Playwright's own output names it. */
export function countPlaywright(report: unknown): Count {
  const { stats, errors } = playwrightReport.parse(report);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}

interface Run {
  readonly args: readonly string[];
  readonly environment?: Record<string, string>;
  readonly count: (report: unknown) => Count;
}

async function runAndCount(name: string, prepare: (reportFile: string) => Run): Promise<Count> {
  const folder = mkdtempSync(path.join(tmpdir(), 'valerus-test-'));
  try {
    const reportFile = path.join(folder, 'report.json');
    const { args, environment, count } = prepare(reportFile);
    const exitCode = await runAttached(args, environment);
    if (!existsSync(reportFile)) {
      sayOnStandardOutput(`${name} ended with code ${exitCode} and without a report`);
      return { passed: 0, failed: 1 };
    }
    return judge(name, exitCode, count(JSON.parse(readFileSync(reportFile, 'utf8'))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A runner that ran nothing, or that ended badly although every test passed (coverage, an error between tests), has failed. */
export function judge(
  name: string,
  exitCode: number,
  count: Count,
  say: (line: string) => void = sayOnStandardOutput,
): Count {
  if (count.passed + count.failed === 0) {
    say(`${name} ran no test at all`);
    return { passed: 0, failed: 1 };
  }
  if (exitCode !== 0 && count.failed === 0) {
    say(`${name} ended with code ${exitCode} although no test failed: see its output above`);
    return { passed: count.passed, failed: 1 };
  }
  return count;
}

function runAttached(args: readonly string[], environment: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: projectFolder,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

function sayOnStandardOutput(line: string): void {
  process.stdout.write(`${line}\n`);
}
