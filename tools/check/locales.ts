import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../node/requireNode24.mjs';
import { compareNamespaces, type Namespace } from './localeRules.ts';
import { findUnknownKeys, findUnusedKeys } from './localeUse.ts';

const languages = ['es', 'en'] as const;

/** Reads locales/{language}/*.json and the sources, and answers one line per fault. */
function checkLocales(folder: string): string[] {
  const localesFolder = path.join(folder, 'locales');
  if (!existsSync(localesFolder)) {
    return ['locales/: the folder is missing'];
  }
  const names = [
    ...new Set(
      languages.flatMap((language) => globSync('*.json', { cwd: path.join(localesFolder, language) })),
    ),
  ].sort();
  const namespaces = names.map((file): Namespace => {
    const name = path.basename(file, '.json');
    const texts = Object.fromEntries(
      languages.map((language) => [language, readTexts(path.join(localesFolder, language, file))]),
    );
    return { name, texts };
  });
  const sources = globSync('src/**/*.{ts,tsx}', { cwd: folder })
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'));
  return [
    ...namespaces.flatMap(compareNamespaces),
    ...findUnusedKeys(namespaces, sources),
    ...findUnknownKeys(namespaces, sources),
  ];
}

function readTexts(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

const faults = checkLocales(projectFolder);
process.stdout.write(faults.map((fault) => `${fault}\n`).join(''));
process.exitCode = faults.length === 0 ? 0 : 1;
