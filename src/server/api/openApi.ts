import { z } from 'zod';
import { problemSchema } from '../../shared/link/rest.ts';
import type { Caller, Route } from './route.ts';

/** Describes all addresses as OpenAPI 3.1, from the schemas that they really check. */
export function openApiDocument(routes: readonly Route[]): object {
  const schemas = new NamedSchemas();
  const problem = schemas.reference(problemSchema, 'output', 'Problem');
  const paths: Record<string, Record<string, object>> = {};
  for (const each of routes) {
    const operations = paths[each.path] ?? {};
    operations[each.method.toLowerCase()] = operation(each, schemas, problem);
    paths[each.path] = operations;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Site server',
      version: '1',
      description:
        'Alarms of a video-surveillance site. The live link is described in docs/link-protocol.md.',
    },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer', description: 'Token of POST /api/v1/session.' },
        integration: { type: 'http', scheme: 'bearer', description: 'Token of an integration partner.' },
      },
      schemas: schemas.all(),
    },
  };
}

function operation(each: Route, schemas: NamedSchemas, problem: object): object {
  const words = operationWords(each);
  return {
    operationId: words,
    summary: each.summary,
    security: security(each.who),
    ...(each.who.kind === 'user' && each.who.rights && { 'x-rights': each.who.rights }),
    parameters: parameters(each),
    ...(each.body && { requestBody: requestBody(each, schemas, words) }),
    responses: { ...responses(each, schemas, problem, words), default: refused(problem) },
  };
}

/** `GET /api/v1/alarms/{id}/history` → `getAlarmsIdHistory`. */
function operationWords({ method, path }: Route): string {
  const words = path.replace('/api/v1/', '').split(/[^A-Za-z0-9]+/u);
  return [
    method.toLowerCase(),
    ...words.filter(Boolean).map((word) => word[0]?.toUpperCase() + word.slice(1)),
  ].join('');
}

function security({ kind }: Caller): object[] {
  if (kind === 'anyone') return [];
  return [kind === 'user' ? { session: [] } : { integration: [] }];
}

function parameters(each: Route): object[] {
  const inPath = [...each.path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const headers = (each.headers ?? []).map((name) => ({ name, in: 'header', schema: { type: 'string' } }));
  const query = each.query ? jsonSchema(each.query, 'input') : {};
  const properties = (query as { properties?: Record<string, object> }).properties ?? {};
  const inQuery = Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }));
  return [...inPath, ...headers, ...inQuery];
}

function requestBody({ body }: Route, schemas: NamedSchemas, words: string): object {
  if (!body) return {};
  if (!('raw' in body)) {
    const schema = schemas.reference(body, 'input', `${words}Body`);
    return { required: true, content: { 'application/json': { schema } } };
  }
  const types = body.raw.map((type) => (type === '*' ? '*/*' : type));
  return { required: true, content: Object.fromEntries(types.map((type) => [type, {}])) };
}

function responses(
  each: Route,
  schemas: NamedSchemas,
  problem: object,
  words: string,
): Record<string, object> {
  return Object.fromEntries(
    Object.entries(each.answers).map(([status, answer]) => {
      if (answer === null)
        return [status, Number(status) < 400 ? { description: 'Done.' } : refused(problem)];
      if (typeof answer === 'string') return [status, { description: 'Done.', content: { [answer]: {} } }];
      const schema = schemas.reference(answer, 'output', `${words}Answer${status}`);
      const description = Number(status) < 400 ? 'Done.' : 'Refused.';
      return [status, { description, content: { 'application/json': { schema } } }];
    }),
  );
}

function refused(problem: object): object {
  return { description: 'Refused.', content: { 'application/json': { schema: problem } } };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const made = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });
  const { $schema: _dialect, ...rest } = made as Record<string, unknown>;
  return rest;
}

/** Schemas under `components/schemas`; what a schema refers to inside itself has to be moved there with it. */
class NamedSchemas {
  readonly #schemas = new Map<string, unknown>();
  readonly #names = new Map<z.ZodType, string>();

  reference(schema: z.ZodType, io: 'input' | 'output', name: string): object {
    const known = this.#names.get(schema);
    if (known !== undefined) return { $ref: `#/components/schemas/${known}` };
    this.#names.set(schema, name);
    const { $defs, ...own } = jsonSchema(schema, io) as { $defs?: Record<string, unknown> };
    const moved = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value)
          .replaceAll('"#/$defs/', `"#/components/schemas/${name}.`)
          .replaceAll('"$ref":"#"', `"$ref":"#/components/schemas/${name}"`),
      );
    for (const [inner, definition] of Object.entries($defs ?? {})) {
      this.#schemas.set(`${name}.${inner}`, moved(definition));
    }
    this.#schemas.set(name, moved(own));
    return { $ref: `#/components/schemas/${name}` };
  }

  all(): Record<string, unknown> {
    return Object.fromEntries(this.#schemas);
  }
}
