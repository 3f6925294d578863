import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, judge } from './runner.ts';

describe('the sum of npm test', () => {
  it('counts a test file that cannot be loaded as a failure', () => {
    const report = {
      testResults: [
        { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] },
        { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
        { status: 'failed', assertionResults: [] },
      ],
    };
    expect(countVitest(report)).toEqual({ passed: 3, failed: 2 });
  });

  it('counts a test that passed at its second try as passed, and an error outside of any test as a failure', () => {
    const report = {
      stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 },
      errors: [{ message: 'x' }],
    };
    expect(countPlaywright(report)).toEqual({ passed: 6, failed: 2 });
  });

  it('a runner that ran nothing has failed', () => {
    const said: string[] = [];
    expect(judge('vitest', 0, { passed: 0, failed: 0 }, (line) => said.push(line))).toEqual({
      passed: 0,
      failed: 1,
    });
    expect(said).toEqual(['vitest ran no test at all']);
  });

  it('a runner that ends badly has failed although every test passed', () => {
    const said: string[] = [];
    expect(judge('vitest', 1, { passed: 7, failed: 0 }, (line) => said.push(line))).toEqual({
      passed: 7,
      failed: 1,
    });
    expect(said).toHaveLength(1);
  });

  it('a runner that ends well is taken at its word', () => {
    expect(judge('vitest', 0, { passed: 7, failed: 0 }, () => undefined)).toEqual({ passed: 7, failed: 0 });
  });
});
