/** One namespace in every language; `undefined` where the file is missing. */
export interface Namespace {
  readonly name: string;
  readonly texts: Readonly<Record<string, unknown>>;
}

interface Entry {
  readonly key: string;
  /** Text by plural form; the key `''` holds the text of a key without plural forms. */
  readonly forms: Map<string, string>;
}

const pluralSuffix = /^(.*)_(zero|one|two|few|many|other)$/;

/** Compares a namespace's languages: same keys, same placeholders and tags, the plural forms of each language, nothing empty. */
export function compareNamespaces({ name, texts }: Namespace): string[] {
  const faults: string[] = [];
  const byLanguage = new Map<string, Map<string, Entry>>();
  for (const [language, content] of Object.entries(texts)) {
    if (content === undefined) {
      faults.push(`locales/${language}/${name}.json is missing`);
      continue;
    }
    const flat = flatten(content, (key) => faults.push(`${language}/${name}: "${key}" is not a text`));
    for (const [key, text] of flat) {
      if (text.trim() === '') {
        faults.push(`${language}/${name}: "${key}" is empty`);
      }
    }
    byLanguage.set(language, groupForms(flat));
  }
  const keys = new Set([...byLanguage.values()].flatMap((entries) => [...entries.keys()]));
  for (const key of [...keys].sort()) {
    faults.push(...compareKey(name, key, byLanguage));
  }
  return faults;
}

/** The keys of a namespace without their plural suffixes. */
export function keysOf(namespace: Namespace): Set<string> {
  const flats = Object.values(namespace.texts).map((content) => flatten(content ?? {}, () => undefined));
  return new Set(flats.flatMap((flat) => [...groupForms(flat).keys()]));
}

function compareKey(name: string, key: string, byLanguage: Map<string, Map<string, Entry>>): string[] {
  const faults: string[] = [];
  const isPlural = [...byLanguage.values()].some((entries) => entries.get(key)?.forms.has('') === false);
  let reference: { language: string; slots: string } | undefined;
  for (const [language, entries] of byLanguage) {
    const entry = entries.get(key);
    if (!entry) {
      faults.push(`${language}/${name}: "${key}" is missing`);
      continue;
    }
    const wanted = isPlural ? new Intl.PluralRules(language).resolvedOptions().pluralCategories : [''];
    for (const form of wanted) {
      if (!entry.forms.has(form)) {
        faults.push(`${language}/${name}: "${key}" lacks the plural form "_${form}"`);
      }
    }
    for (const form of entry.forms.keys()) {
      if (!(wanted as string[]).includes(form)) {
        faults.push(
          `${language}/${name}: "${key}" has the form "${form ? `_${form}` : 'without suffix'}", which ${language} does not use`,
        );
      }
    }
    const slots = slotsOf(entry, isPlural);
    reference ??= { language, slots };
    if (slots !== reference.slots) {
      faults.push(
        `${language}/${name}: "${key}" has ${slots || 'no placeholders'}, ${reference.language} has ${reference.slots || 'none'}`,
      );
    }
  }
  return faults;
}

/** Placeholders, nested texts and tags of a text, sorted. "count" may be left out of a plural form ("one alarm"). */
function slotsOf(entry: Entry, isPlural: boolean): string {
  const slots = new Set<string>();
  for (const text of entry.forms.values()) {
    for (const [, placeholder] of text.matchAll(/\{\{\s*-?\s*([\w.]+)[^}]*\}\}/g)) {
      slots.add(`{{${placeholder}}}`);
    }
    for (const [nested] of text.matchAll(/\$t\([^)]*\)/g)) {
      slots.add(nested);
    }
    for (const [, tag] of text.matchAll(/<(\w+)\s*\/?>/g)) {
      slots.add(`<${tag}>`);
    }
  }
  if (isPlural) {
    slots.delete('{{count}}');
  }
  return [...slots].sort().join(' ');
}

function flatten(content: unknown, onBadValue: (key: string) => void, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    onBadValue(prefix || '(the whole file)');
    return flat;
  }
  for (const [key, value] of Object.entries(content)) {
    const fullKey = prefix ? `${prefix}.${key}` : key;
    if (typeof value === 'string') {
      flat.set(fullKey, value);
    } else {
      for (const [innerKey, text] of flatten(value, onBadValue, fullKey)) {
        flat.set(innerKey, text);
      }
    }
  }
  return flat;
}

function groupForms(flat: Map<string, string>): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const [fullKey, text] of flat) {
    const match = pluralSuffix.exec(fullKey);
    // "step_one" alone is a plural only if "step_other" stands beside it.
    const isForm = match !== null && flat.has(`${match[1]}_other`);
    const key = isForm ? (match[1] ?? fullKey) : fullKey;
    const form = isForm ? (match[2] ?? '') : '';
    const entry = entries.get(key) ?? { key, forms: new Map<string, string>() };
    entry.forms.set(form, text);
    entries.set(key, entry);
  }
  return entries;
}
