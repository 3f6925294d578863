/**
 * Loaded before a program under test (`--import`): its wall clock can be set from outside, by a message of its parent, as NTP or a person
 * sets one. Timers go on as they would: they run by the monotonic clock, which nobody can set.
 */
const RealDate = Date;
const realNow = RealDate.now.bind(RealDate);
let offsetMs = 0;

RealDate.now = () => realNow() + offsetMs;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [target.now()] : args, newTarget) as object,
});

process.on('message', (message) => {
  if (typeof message === 'object' && message !== null && 'clockOffsetMs' in message) {
    offsetMs = Number(message.clockOffsetMs);
  }
});

export {};
