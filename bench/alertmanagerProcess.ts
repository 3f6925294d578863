import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, constants, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** What Debian calls the program, and what its makers call it. */
const programNames = ['prometheus-alertmanager', 'alertmanager'];

/** Where Prometheus Alertmanager is on this machine; `null` where it is not. */
export async function findAlertmanager(): Promise<string | null> {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  for (const file of folders.flatMap((folder) => programNames.map((name) => path.join(folder, name)))) {
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  return null;
}

/**
 * Every alert is a group of its own, so that none waits for another and each is told once. A group of one has nothing more to tell: the
 * long interval spares a wake-up for each of thousands.
 */
function configuration(webhook: string | null): string {
  return JSON.stringify({
    route: {
      receiver: 'bench',
      group_by: ['...'],
      group_wait: '0s',
      group_interval: '1h',
      repeat_interval: '24h',
    },
    receivers: [
      {
        name: 'bench',
        ...(webhook !== null && { webhook_configs: [{ url: webhook, send_resolved: false }] }),
      },
    ],
  });
}

/** An Alertmanager that keeps its alerts in memory, as it always does, and tells them to a webhook, or to nobody. */
export async function withAlertmanager<Value>(
  {
    program,
    folder,
    webhook,
  }: { readonly program: string; readonly folder: string; readonly webhook: string | null },
  work: (address: string) => Promise<Value>,
): Promise<Value> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'alertmanager.yml');
  await writeFile(file, configuration(webhook));
  const child = spawn(
    program,
    [
      `--config.file=${file}`,
      `--storage.path=${path.join(folder, 'data')}`,
      '--web.listen-address=127.0.0.1:0',
      // Alone, as our server is.
      '--cluster.listen-address=',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  try {
    return await work(await readListening(child));
  } finally {
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
  }
}

async function readListening(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('Alertmanager has no stderr');
  const lines = createInterface({ input: child.stderr });
  const said: string[] = [];
  const address = new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      said.push(line);
      const found = /msg="Listening on" address=(\S+)/u.exec(line)?.[1];
      if (found !== undefined) resolve(`http://${found}`);
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`Alertmanager ended:\n${said.slice(-5).join('\n')}`)));
  });
  return address;
}
