/** A source of numbers 0 ≤ x < 1. */
export type Random = () => number;

/** One of several, at random. */
export function pick<Value>(random: Random, values: readonly Value[]): Value {
  return values[Math.floor(random() * values.length)] as Value;
}

const manyLevels = 5_000;

/** What programs of this kind have stumbled over. */
const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\ufeff',
  '\u202e\u2066',
  '🚨'.repeat(40),
  'ñ'.repeat(300),
  'x'.repeat(5_000),
  '../../../../etc/passwd',
  '..\\..\\site.sqlite',
  '%00%2e%2e%2f',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' OR 1=1 --",
  '"; DROP TABLE alarms; --',
  '*" OR NEAR(',
  '=HYPERLINK("http://x")',
  '{{constructor}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what is sent.
  '${jndi:ldap://x}',
  '\r\nSet-Cookie: a=b',
  '__proto__',
  'constructor',
  'NaN',
  '0',
  '-1',
  '9007199254740993',
  '1e309',
  'null',
  '0000-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '+275760-09-13T00:00:00.000Z',
  '2026-02-30T25:61:61Z',
  '00000000-0000-0000-0000-000000000000',
];

/** A text that means harm. */
export function hostileText(random: Random): string {
  return random() < 0.9 ? pick(random, hostileTexts) : noise(random, 1 + Math.floor(random() * 60));
}

/** A value that means harm, of whatever type. */
export function hostileValue(random: Random): unknown {
  const made: readonly (() => unknown)[] = [
    () => hostileText(random),
    () => pick(random, [null, true, false, 0, -0, -1, 0.5, 1e21, -1e308, 2 ** 53, 5e-324]),
    () => pick(random, [[], {}, [[]], [null], { '': '' }]),
    () => Object.fromEntries([[pick(random, ['__proto__', 'constructor', 'toString', 'length']), { x: 1 }]]),
    () => Object.fromEntries(['toString', 'valueOf', 'toJSON', 'then'].map((name) => [name, 'x'])),
    () => Array.from({ length: Math.floor(random() * 2_000) }, () => hostileText(random).slice(0, 10)),
    () => JSON.parse(nested(70)),
  ];
  return pick(random, made)();
}

/** A value with something in it replaced, taken away, put twice, or given a name that objects are born with. */
export function mutatedValue(random: Random, value: unknown): unknown {
  const isGroup = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (!isGroup || random() < 0.1) {
    return hostileValue(random);
  }
  if (Array.isArray(value)) {
    const index = Math.floor(random() * value.length);
    const changed = [...value] as unknown[];
    const action = random();
    if (action < 0.15) changed.splice(index, 1);
    else if (action < 0.3) changed.push(...(value as unknown[]));
    else changed[index] = mutatedValue(random, value[index]);
    return changed;
  }
  const entries = Object.entries(value);
  const index = Math.floor(random() * entries.length);
  const [key, inner] = entries[index] ?? ['', null];
  const action = random();
  if (action < 0.1) entries.splice(index, 1);
  else if (action < 0.2) entries.push([hostileText(random), hostileValue(random)]);
  else entries[index] = [key, mutatedValue(random, inner)];
  return Object.fromEntries(entries);
}

/** The JSON of a value, mostly hurt: in its values, or as a text. */
export function hostileJson(random: Random, value: unknown): Buffer {
  const action = random();
  if (action < 0.1) return Buffer.from(JSON.stringify(value));
  if (action < 0.65) return Buffer.from(JSON.stringify(mutatedValue(random, value)) ?? 'null');
  if (action < 0.7) return Buffer.from(withKeyTwice(random, value));
  if (action < 0.72) return Buffer.from(nested(manyLevels));
  return mutatedBytes(random, Buffer.from(JSON.stringify(value)));
}

/** Bytes with some of them flipped, cut off, put in or repeated. */
export function mutatedBytes(random: Random, bytes: Buffer): Buffer {
  let changed = Buffer.from(bytes);
  for (let times = 1 + Math.floor(random() * 4); times > 0; times -= 1) {
    const at = Math.floor(random() * (changed.length + 1));
    const action = random();
    if (action < 0.4 && changed.length > 0) {
      const place = Math.min(at, changed.length - 1);
      changed[place] = (changed[place] ?? 0) ^ (1 << Math.floor(random() * 8));
    } else if (action < 0.55) {
      changed = changed.subarray(0, at);
    } else if (action < 0.85) {
      const put = random() < 0.5 ? Buffer.from(hostileText(random)) : Buffer.from(noise(random, 8), 'latin1');
      changed = Buffer.concat([changed.subarray(0, at), put, changed.subarray(at)]);
    } else {
      const part = changed.subarray(at, at + 200);
      changed = Buffer.concat([changed.subarray(0, at), part, part, changed.subarray(at)]);
    }
  }
  return changed;
}

/** So many characters that mean nothing, each of one byte in Latin-1. */
export function noise(random: Random, length: number): string {
  return Array.from({ length }, () => String.fromCharCode(Math.floor(random() * 256))).join('');
}

function nested(levels: number): string {
  return `${'['.repeat(levels)}${']'.repeat(levels)}`;
}

function withKeyTwice(random: Random, value: unknown): string {
  const text = JSON.stringify(value) ?? 'null';
  const key = typeof value === 'object' && value !== null ? pick(random, Object.keys(value)) : undefined;
  if (key === undefined || !text.startsWith('{')) return text;
  return `{${JSON.stringify(key)}:${JSON.stringify(hostileValue(random))},${text.slice(1)}`;
}
