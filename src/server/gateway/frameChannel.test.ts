import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { Metrics } from '../api/metrics.ts';
import { FrameChannel } from './frameChannel.ts';

/** The least of a WebSocket that a channel needs, over a stream that a test can look into. */
function socketOver(wire: PassThrough): WebSocket {
  const socket = {
    OPEN: WebSocket.OPEN,
    readyState: WebSocket.OPEN,
    bufferedAmount: 0,
    once: () => socket,
    send: (text: string, sent: () => void) => wire.write(`${text}\n`, sent),
  };
  return socket as unknown as WebSocket;
}

test('frames of one turn leave together and in their order, those of the next turn after them', async () => {
  const wire = new PassThrough();
  const channel = new FrameChannel(socketOver(wire), wire, new Metrics(), () => undefined);
  channel.send('snap.begin', { count: 0 });
  channel.send('snap.end', { count: 0 }, '7');
  expect(wire.readableLength).toBe(0);
  await once(wire, 'readable');
  expect(String(wire.read())).toBe(
    '{"t":"snap.begin","seq":1,"d":{"count":0}}\n{"t":"snap.end","seq":2,"cur":"7","d":{"count":0}}\n',
  );
  channel.send('resumed', { replayed: 3 });
  await once(wire, 'readable');
  expect(String(wire.read())).toBe('{"t":"resumed","seq":3,"d":{"replayed":3}}\n');
});

test('R-J03 what must not wait for the end of the turn leaves at once, once', async () => {
  const wire = new PassThrough();
  const channel = new FrameChannel(socketOver(wire), wire, new Metrics(), () => undefined);
  channel.send('snap.begin', { count: 0 });
  channel.flush();
  expect(String(wire.read())).toBe('{"t":"snap.begin","seq":1,"d":{"count":0}}\n');
  // The end of this turn has nothing more to hand over, and takes nothing from what is gathered after it.
  await new Promise((resolve) => process.nextTick(resolve));
  channel.send('snap.end', { count: 0 });
  expect(wire.writableCorked).toBe(1);
  await once(wire, 'readable');
  expect(wire.writableCorked).toBe(0);
});
