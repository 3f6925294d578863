/** One end of the passage between a page's own world and the isolated world of its preload script. */
export interface BridgeEnd {
  /** Turns a value into a description that can be cloned into the other world: functions and promises become numbers. */
  readonly describe: (value: unknown) => Description;
  /** Builds this world's copy of a described value; its functions call into the other world. */
  readonly revive: (description: Description) => unknown;
}

export type Description =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'function' | 'promise'; readonly id: number }
  | { readonly kind: 'error'; readonly message: string; readonly stack: string }
  | { readonly kind: 'array'; readonly items: readonly Description[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Description])[] };

/**
 * Builds one end over an event target that only the two worlds know. Self-contained, because its source text is injected.
 * Events between the worlds of one page are synchronous, and their details are cloned on the way: just what contextBridge does.
 */
export function createBridgeEnd(link: EventTarget, here: string, there: string): BridgeEnd {
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const idsOfFunctions = new WeakMap<object, number>();
  const settlers = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  let lastId = 0;
  let answer: { ok: boolean; value: Description } | undefined;

  const tell = (name: string, detail: unknown): void => {
    link.dispatchEvent(new CustomEvent(`${there}:${name}`, { detail }));
  };
  const hear = (name: string, listener: (detail: never) => void): void => {
    link.addEventListener(`${here}:${name}`, (event) => listener((event as CustomEvent).detail as never));
  };
  const needsDescription = (value: unknown): boolean => {
    if (typeof value === 'function' || typeof value === 'symbol') {
      return true;
    }
    if (typeof value !== 'object' || value === null) {
      return false;
    }
    if (value instanceof Promise || value instanceof Error) {
      return true;
    }
    if (Array.isArray(value)) {
      return value.some(needsDescription);
    }
    return (
      Object.prototype.toString.call(value) === '[object Object]' &&
      Object.values(value).some(needsDescription)
    );
  };
  const describe = (value: unknown): Description => {
    if (typeof value === 'symbol') {
      throw new Error('An object could not be cloned.');
    }
    if (typeof value === 'function') {
      return { kind: 'function', id: idOf(value as (...args: unknown[]) => unknown) };
    }
    if (value instanceof Promise) {
      return describePromise(value);
    }
    if (value instanceof Error) {
      return { kind: 'error', message: value.message, stack: value.stack ?? '' };
    }
    if (!needsDescription(value)) {
      return { kind: 'value', value };
    }
    if (Array.isArray(value)) {
      return { kind: 'array', items: value.map(describe) };
    }
    return {
      kind: 'object',
      entries: Object.entries(value as object).map(([key, item]) => [key, describe(item)] as const),
    };
  };
  const idOf = (callable: (...args: unknown[]) => unknown): number => {
    const known = idsOfFunctions.get(callable);
    if (known !== undefined) {
      return known;
    }
    lastId += 1;
    idsOfFunctions.set(callable, lastId);
    functions.set(lastId, callable);
    return lastId;
  };
  const describePromise = (promise: Promise<unknown>): Description => {
    lastId += 1;
    const id = lastId;
    promise.then(
      (value) => tell('settle', { id, ok: true, value: describe(value) }),
      (error: unknown) => tell('settle', { id, ok: false, value: describe(error) }),
    );
    return { kind: 'promise', id };
  };
  const revive = (description: Description): unknown => {
    switch (description.kind) {
      case 'value':
        return description.value;
      case 'function':
        return (...args: unknown[]) => call(description.id, args);
      case 'promise':
        return new Promise((resolve, reject) => settlers.set(description.id, { resolve, reject }));
      case 'error':
        return Object.assign(new Error(description.message), { stack: description.stack });
      case 'array':
        return description.items.map(revive);
      default:
        return Object.fromEntries(description.entries.map(([key, item]) => [key, revive(item)]));
    }
  };
  const call = (id: number, args: readonly unknown[]): unknown => {
    const described = args.map(describe);
    answer = undefined;
    tell('call', { id, args: described });
    const given = answer as { ok: boolean; value: Description } | undefined;
    answer = undefined;
    if (given === undefined) {
      // The clone failed on the way, there or back.
      throw new Error('An object could not be cloned.');
    }
    if (!given.ok) {
      throw revive(given.value);
    }
    return revive(given.value);
  };

  hear('call', (detail: { id: number; args: readonly Description[] } | null) => {
    if (detail === null) {
      return;
    }
    const callable = functions.get(detail.id);
    try {
      tell('answer', { ok: true, value: describe(callable?.(...detail.args.map(revive))) });
    } catch (error) {
      tell('answer', { ok: false, value: describe(error) });
    }
  });
  hear('answer', (detail: typeof answer | null) => {
    answer = detail ?? undefined;
  });
  hear('settle', (detail: { id: number; ok: boolean; value: Description }) => {
    const settler = settlers.get(detail.id);
    settlers.delete(detail.id);
    if (detail.ok) {
      settler?.resolve(revive(detail.value));
    } else {
      settler?.reject(revive(detail.value));
    }
  });
  return { describe, revive };
}
