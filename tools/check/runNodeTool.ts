import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../node/requireNode24.mjs';

export interface ToolResult {
  /** 0 is success; a tool that was killed or could not start has another code. */
  readonly exitCode: number;
  readonly output: string;
}

/** The file behind a package's command, to be run by this very Node: a shell would start whichever Node it finds first. */
export function toolFile(packageName: string, command: string): string {
  const folder = path.join(projectFolder, 'node_modules', packageName);
  const manifest: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const bin = (manifest as { bin?: string | Record<string, string> }).bin;
  const file = typeof bin === 'string' ? bin : bin?.[command];
  if (file === undefined) {
    throw new Error(`${packageName} has no command "${command}"`);
  }
  return path.join(folder, file);
}

/** Runs a package's command in the project folder and answers what it wrote, both streams together. */
export function runNodeTool(
  packageName: string,
  command: string,
  args: readonly string[],
): Promise<ToolResult> {
  return runCaptured([toolFile(packageName, command), ...args]);
}

/** Runs Node with these arguments, in the project folder unless another is named, and answers what it wrote. */
export function runCaptured(args: readonly string[], folder = projectFolder): Promise<ToolResult> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    const finish = (exitCode: number, note = '') => {
      resolve({ exitCode, output: `${Buffer.concat(chunks).toString('utf8').trimEnd()}${note}` });
    };
    child.once('error', (error) => finish(1, `\n${error.message}`));
    child.once('close', (code, signal) => finish(code ?? 1, signal ? `\nended by ${signal}` : ''));
  });
}
