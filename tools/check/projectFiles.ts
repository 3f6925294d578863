import { globSync } from 'node:fs';
import path from 'node:path';

/** Folders that hold what tools produce or download. */
const notOurs = new Set([
  'node_modules',
  'dist',
  '.git',
  'coverage',
  'test-results',
  'screenshots',
  'release',
]);
const binary = /\.(png|jpe?g|gif|ico|icns|wav|mp3|mp4|m4s|ts\.bin|woff2?|sqlite3?|db|pdf|zip|gz|node)$/i;

/** Every text file of the project that could be committed, as paths relative to the folder, with forward slashes. */
export function projectFiles(folder: string): string[] {
  return globSync('**/*', {
    cwd: folder,
    withFileTypes: true,
    exclude: (entry) => notOurs.has(entry.name) || entry.parentPath.endsWith(path.join('bench', 'results')),
  })
    .filter((entry) => entry.isFile() && !binary.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
}
