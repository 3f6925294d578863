/**
 * Loaded into the children that utilityProcess.fork starts: gives them Electron's `process.parentPort`,
 * and ends them with their parent, as Electron's utility processes end.
 */
import { EventEmitter } from 'node:events';
import process from 'node:process';

interface ParentPort extends EventEmitter {
  postMessage(message: unknown): void;
  start(): void;
}

const parentPort: ParentPort = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown): void => {
    process.send?.(message);
  },
  start: (): void => undefined,
});

// Electron holds messages back until somebody listens.
const early: unknown[] = [];
process.on('message', (message: { data: unknown }) => {
  const event = { data: message.data, ports: [] };
  if (early.length > 0 || parentPort.listenerCount('message') === 0) {
    early.push(event);
  } else {
    parentPort.emit('message', event);
  }
});
parentPort.on('newListener', (name) => {
  if (name === 'message') {
    setImmediate(() => {
      for (const event of early.splice(0)) {
        parentPort.emit('message', event);
      }
    });
  }
});
process.on('disconnect', () => process.exit(0));

Object.defineProperty(process, 'parentPort', { value: parentPort });
Object.defineProperty(process, 'type', { value: 'utility' });
