import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../node/requireNode24.mjs';
import { type Ban, bans } from './banList.ts';
import { projectFiles } from './projectFiles.ts';

export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly ban: Ban;
}

const wholeLineComment = /^\s*(\/\/|\/\*|\*|<!--)/;
const trailingComment = /\s\/\/\s.*$/;

/** What is banned in this text of this file (its path is relative to the project and uses forward slashes). */
export function findBanned(file: string, content: string): Finding[] {
  const applicable = bans.filter((ban) => ban.in.test(file) && !ban.except?.test(file));
  if (applicable.length === 0) {
    return [];
  }
  return content.split('\n').flatMap((text, index) => {
    const code = wholeLineComment.test(text) ? '' : text.replace(trailingComment, '');
    return applicable
      .filter((ban) => ban.pattern.test(ban.alsoInComments ? text : code))
      .map((ban) => ({ file, line: index + 1, text: text.trim().slice(0, 160), ban }));
  });
}

function checkProject(): number {
  const findings = projectFiles(projectFolder).flatMap((file) =>
    findBanned(file, readFileSync(path.join(projectFolder, file), 'utf8')),
  );
  for (const { file, line, text, ban } of findings) {
    process.stdout.write(`${file}:${line}  ${ban.name}\n    ${text}\n    ${ban.reason}\n`);
  }
  return findings.length === 0 ? 0 : 1;
}

if (import.meta.main) {
  process.exitCode = checkProject();
}
