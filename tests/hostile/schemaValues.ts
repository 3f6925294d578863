import { randomUUID } from 'node:crypto';
import { hostileText, hostileValue, pick, type Random } from './mutations.ts';

/** What is looked at of a JSON schema. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
}

/** Beyond this, only what has to be there is made: schemas may refer to themselves. */
const depthMost = 8;

/** Makes bodies that a description allows, as far as it says what it allows. */
export class SchemaValues {
  readonly #named: Readonly<Record<string, JsonSchema>>;
  readonly #random: Random;
  readonly #ids: readonly string[];
  readonly #canary: string;

  /** `ids` of things that exist; `canary` is put wherever a secret is asked for. */
  constructor(
    named: Readonly<Record<string, JsonSchema>>,
    random: Random,
    ids: readonly string[],
    canary: string,
  ) {
    this.#named = named;
    this.#random = random;
    this.#ids = ids;
    this.#canary = canary;
  }

  /** A value that fits, mostly. */
  make(schema: JsonSchema, name = '', depth = 0): unknown {
    const random = this.#random;
    if (schema.$ref !== undefined) {
      const found = this.#named[schema.$ref.replace('#/components/schemas/', '')];
      return found ? this.make(found, name, depth + 1) : null;
    }
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return pick(random, schema.enum);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices)
      return this.make(depth > depthMost ? (choices[0] ?? {}) : pick(random, choices), name, depth);
    if (schema.allOf) {
      return Object.assign({}, ...schema.allOf.map((each) => this.make(each, name, depth)));
    }
    const type = typeof schema.type === 'string' ? schema.type : (schema.type?.[0] ?? '');
    switch (type) {
      case 'object':
        return this.#object(schema, depth);
      case 'array':
        return this.#array(schema, name, depth);
      case 'string':
        return this.#text(schema, name);
      case 'integer':
      case 'number':
        return this.#number(schema);
      case 'boolean':
        return random() < 0.5;
      case 'null':
        return null;
      default:
        return hostileValue(random);
    }
  }

  #object({ properties = {}, required = [] }: JsonSchema, depth: number): object {
    const wanted = Object.entries(properties).filter(
      ([name]) => required.includes(name) || (depth <= depthMost && this.#random() < 0.6),
    );
    return Object.fromEntries(wanted.map(([name, schema]) => [name, this.make(schema, name, depth + 1)]));
  }

  #array({ items, prefixItems, minItems = 0 }: JsonSchema, name: string, depth: number): unknown[] {
    if (prefixItems) return prefixItems.map((each) => this.make(each, name, depth + 1));
    const count = depth > depthMost ? minItems : Math.max(minItems, Math.floor(this.#random() * 3));
    return Array.from({ length: count }, () => this.make(items ?? {}, name, depth + 1));
  }

  #text({ format }: JsonSchema, name: string): string {
    const random = this.#random;
    if (/password|token|secret/iu.test(name)) return this.#canary;
    if (random() < 0.1) return hostileText(random);
    if (format === 'uuid') return random() < 0.5 ? pick(random, this.#ids) : randomUUID();
    if (format === 'date-time') return new Date(Math.floor(random() * 4e12)).toISOString();
    if (format === 'email') return 'nadie@example.org';
    if (/url|address|live|playback/iu.test(name)) return 'http://127.0.0.1:9/x';
    if (/time$|from|to$|start|end/iu.test(name)) return pick(random, ['08:00', '23:59', '2026-01-01']);
    return random() < 0.5 ? pick(random, this.#ids) : `texto ${Math.floor(random() * 1e6)}`;
  }

  #number({ minimum = 0, maximum = 1_000, type }: JsonSchema): number {
    const value = minimum + this.#random() * (maximum - minimum);
    return type === 'integer' ? Math.floor(value) : value;
  }
}
