import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { type SiteOperation, siteOperations } from '../../src/shared/link/siteOperations.ts';
import { RunningSite } from '../helpers/runningSite.ts';

interface Described {
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
}

let site: RunningSite;
let paths: Record<string, Record<string, Described>>;

beforeAll(async () => {
  site = await RunningSite.start();
  const document = (await (await fetch(`${site.address}/api/v1/openapi.json`)).json()) as {
    paths: typeof paths;
  };
  paths = Object.fromEntries(Object.entries(document.paths).map(([path, each]) => [unnamed(path), each]));
});

afterAll(() => site.end());

describe('what the workstation asks of the site', () => {
  it.each(Object.entries(siteOperations))('%s is an address of the server', (_name, operation) => {
    const { method, path, input, output } = operation as SiteOperation<z.ZodObject, z.ZodType>;
    const described = paths[unnamed(path)]?.[method.toLowerCase()];
    expect(described, `${method} ${path}`).toBeDefined();
    const isNamed = (where: string) => described?.parameters.some((each) => each.in === where) ?? false;
    expect('id' in input.shape).toBe(isNamed('path'));
    expect('version' in input.shape).toBe(
      described?.parameters.some(({ name }) => name === 'If-Match') ?? false,
    );
    expect('body' in input.shape).toBe(described?.requestBody !== undefined);
    const answersBody = Object.entries(described?.responses ?? {}).some(
      ([status, { content }]) => status.startsWith('2') && content !== undefined,
    );
    expect(output.type !== 'null').toBe(answersBody);
  });
});

/** What varies in a path has the server's own name there. */
function unnamed(path: string): string {
  return path.replace(/\{\w+\}/u, '{}');
}
