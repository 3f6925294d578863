import { app } from 'electron';
import { mayRestart, restartArguments } from './restartRule.ts';

/** Has the workstation start again once this process has ended; answers whether it will. */
export function restartOnce(argv: readonly string[], isRestart: boolean, upForMs: number): boolean {
  if (!mayRestart(isRestart, upForMs)) return false;
  app.relaunch({ args: restartArguments(argv) });
  return true;
}
