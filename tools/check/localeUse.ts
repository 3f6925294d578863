import { keysOf, type Namespace } from './localeRules.ts';

/**
 * Keys that no source names. Keys are never put together (see the ban "dynamic-translation-key"), so each one that is used
 * stands in some source as a literal: alone, with its namespace, or without the prefix that useTranslation was given.
 */
export function findUnusedKeys(namespaces: readonly Namespace[], sources: readonly string[]): string[] {
  const literals = new Set(sources.flatMap(literalsOf));
  const prefixes = [
    '',
    ...sources.flatMap((source) =>
      [...source.matchAll(/keyPrefix:\s*['"]([^'"]+)['"]/g)].map((match) => match[1] ?? ''),
    ),
  ];
  return namespaces.flatMap((namespace) =>
    [...keysOf(namespace)]
      .filter((key) => !isNamed(key, namespace.name, literals, prefixes))
      .map((key) => `locales: "${namespace.name}:${key}" is used nowhere`),
  );
}

/** Literal keys given to `t(…)` or `i18nKey` that no namespace has. The compiler finds most of them; this finds those in untyped corners. */
export function findUnknownKeys(namespaces: readonly Namespace[], sources: readonly string[]): string[] {
  const known = namespaces.flatMap((namespace) =>
    [...keysOf(namespace)].flatMap((key) => [key, `${namespace.name}:${key}`]),
  );
  const knownKeys = new Set(known);
  const called = new Set(
    sources.flatMap((source) =>
      [...source.matchAll(/(?:\bt\(\s*|i18nKey=\{?)['"]([^'"]+)['"]/g)].map((match) => match[1] ?? ''),
    ),
  );
  return [...called]
    .filter((key) => !knownKeys.has(key) && !known.some((candidate) => candidate.endsWith(`.${key}`)))
    .map((key) => `locales: the sources use "${key}", which no namespace has`);
}

function isNamed(
  key: string,
  namespace: string,
  literals: ReadonlySet<string>,
  prefixes: readonly string[],
): boolean {
  return (
    literals.has(`${namespace}:${key}`) ||
    prefixes.some((prefix) =>
      prefix === ''
        ? literals.has(key)
        : key.startsWith(`${prefix}.`) && literals.has(key.slice(prefix.length + 1)),
    )
  );
}

function literalsOf(source: string): string[] {
  const quoted = [...source.matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`$\n]+)`/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );
  // Closed unions such as the error codes name their cases as properties: { BAD_FRAME: … }.
  const properties = [...source.matchAll(/^\s*([A-Z][A-Z_]+):/gm)].map((match) => match[1] ?? '');
  return [...quoted, ...properties];
}
