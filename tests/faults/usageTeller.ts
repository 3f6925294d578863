import { usageOfThisProcess } from '../../tools/electron-stand-in/usage.ts';

/** Loaded before a program under test (`--import`): it tells its parent what it holds, whenever it is asked. */
process.on('message', (message) => {
  if (typeof message === 'object' && message !== null && 'usageAsked' in message) {
    process.send?.({ usageAsked: message.usageAsked, usage: usageOfThisProcess() });
  }
});
