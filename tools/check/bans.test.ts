import { describe, expect, it } from 'vitest';
import { bans } from './banList.ts';
import { findBanned } from './bans.ts';

interface Sample {
  readonly ban: string;
  readonly file: string;
  readonly text: string;
}

const written: readonly Sample[] = [
  { ban: 'raw-ipc', file: 'src/main/windows/console.ts', text: `ipcMain.handle('x', () => 1);` },
  { ban: 'raw-ipc', file: 'src/renderer/app/bridge.ts', text: `ipcRenderer.invoke('x');` },
  { ban: 'raw-send-to-window', file: 'src/main/os/badge.ts', text: `window.webContents.send('badge', 1);` },
  {
    ban: 'raw-send-to-window',
    file: 'src/main/windows/list.ts',
    text: `event.senderFrame?.postMessage('x');`,
  },
  {
    ban: 'remove-all-listeners',
    file: 'src/main/link/socket.ts',
    text: `socket.removeAllListeners('message');`,
  },
  { ban: 'silenced-compiler', file: 'src/server/api/files.ts', text: '// @ts-ignore because' },
  { ban: 'sleep-in-test', file: 'tests/e2e/list.spec.ts', text: 'await page.waitForTimeout(500);' },
  { ban: 'sleep-in-test', file: 'src/server/engine/engine.test.ts', text: 'setTimeout(done, 100);' },
  {
    ban: 'sleep-in-test',
    file: 'tests/integration/link.test.ts',
    text: `import { setTimeout } from 'node:timers/promises';`,
  },
  { ban: 'sleep-in-test', file: 'tests/faults/faults.test.ts', text: 'setTimeout(done, 100);' },
  { ban: 'skipped-or-only-test', file: 'tests/e2e/list.spec.ts', text: `test.describe.only('x', () => 1);` },
  { ban: 'skipped-or-only-test', file: 'src/shared/domain/alarm.test.ts', text: `it.skip('x', () => 1);` },
  {
    ban: 'html-from-text',
    file: 'src/renderer/ui/Text.tsx',
    text: '<p dangerouslySetInnerHTML={{ __html: text }} />',
  },
  { ban: 'html-from-text', file: 'src/renderer/ui/text.ts', text: 'node.innerHTML = text;' },
  { ban: 'console-in-source', file: 'src/server/main.ts', text: `console.log('x');` },
  { ban: 'raw-sql', file: 'src/server/api/alarms.ts', text: `db.prepare('x').all();` },
  { ban: 'raw-sql', file: 'src/server/gateway/session.ts', text: 'const rows = sql<Row>`select 1`;' },
  { ban: 'raw-sql', file: 'src/main/session/token.ts', text: `run('SELECT * FROM token');` },
  { ban: 'unguarded-request', file: 'src/server/actions/webhook.ts', text: 'await fetch(url);' },
  {
    ban: 'unguarded-request',
    file: 'src/server/media/recorderSource.ts',
    text: `import { type IncomingMessage, request } from 'node:http';`,
  },
  { ban: 'weakened-window', file: 'src/main/windows/create.ts', text: 'webPreferences: { sandbox: false }' },
  { ban: 'inline-in-page', file: 'src/renderer/console.html', text: '<script>start()</script>' },
  { ban: 'inline-in-page', file: 'src/renderer/console.html', text: '<div style="color: red"></div>' },
  { ban: 'impure-shared', file: 'src/shared/domain/alarmLifeCycle.ts', text: 'const now = Date.now();' },
  {
    ban: 'dynamic-translation-key',
    file: 'src/renderer/features/alarms/Row.tsx',
    text: `t(\`state.\${alarm.state}\`)`,
  },
  { ban: 'todo', file: 'src/main/cache/outbox.ts', text: '// TODO later' },
  { ban: 'machine-path', file: 'docs/operating-it.md', text: 'cd /root/project' },
  { ban: 'machine-path', file: 'tools/start/start.ts', text: `const folder = '/home/someone/valerus';` },
  { ban: 'registry-host', file: 'package-lock.json', text: '"resolved": "https://example.test/a.tgz",' },
];

const allowed: readonly Omit<Sample, 'ban'>[] = [
  { file: 'tests/faults/linkProxy.ts', text: 'setTimeout(deliver, delayMs);' },
  { file: 'src/main/ipc/handlers.ts', text: `ipcMain.handle('x', () => contents.send('y'));` },
  { file: 'src/preload/preload.ts', text: `ipcRenderer.invoke('x');` },
  { file: 'src/main/link/socket.ts', text: 'socket.send(text);' },
  { file: 'src/main/link/socket.ts', text: '// never removeAllListeners: others listen too' },
  { file: 'src/main/link/retry.ts', text: 'setTimeout(connect, delayMs);' },
  { file: 'src/server/store/journal.ts', text: 'db.prepare(text); sql`select 1`;' },
  { file: 'src/shared/domain/schedule.ts', text: 'const at = new Date(instant);' },
  { file: 'src/renderer/features/alarms/Row.tsx', text: `t('state.new'); format(\`x \${y}\`);` },
  {
    file: 'src/renderer/console.html',
    text: '<script type="module" src="/windows/console/main.tsx"></script>',
  },
  { file: 'locales/es/alarms.json', text: '"all": "TODO"' },
  { file: 'docs/running-a-site-server.md', text: 'https://example.test/work/order' },
  {
    file: 'src/renderer/features/alarms/list.ts',
    text: `items.filter((item) => item.only).map((item) => item.skip);`,
  },
];

describe('bans', () => {
  it.each(written)('$ban is found in $file: $text', ({ ban, file, text }) => {
    const findings = findBanned(file, `const before = 1;\n${text}\n`);
    expect(findings.map((finding) => [finding.ban.name, finding.line])).toContainEqual([ban, 2]);
  });

  it.each(allowed)('nothing is found in $file: $text', ({ file, text }) => {
    expect(findBanned(file, text)).toEqual([]);
  });

  it('every ban is shown to fire by a sample above, and gives its reason', () => {
    const shown = new Set(written.map((sample) => sample.ban));
    expect(bans.filter((ban) => !shown.has(ban.name) || ban.reason === '')).toEqual([]);
  });
});
