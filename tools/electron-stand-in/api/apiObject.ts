import { EventEmitter } from 'node:events';

type Plain = string | number | boolean | null | undefined | Buffer | Date;
type PlainAnswer<Value> = Value extends Plain | readonly Plain[] | Electron.Rectangle | Electron.Display
  ? Value
  : unknown;

/**
 * The chosen members of one of Electron's types, with Electron's own parameters. A member that Electron lacks does not compile.
 * Answers that are objects of Electron's may be partial here: that is what the guard below is for.
 */
export type Api<Type, Members extends keyof Type> = {
  [Member in Members]: Type[Member] extends (...args: infer Args) => infer Answer
    ? (...args: Args) => PlainAnswer<Answer>
    : PlainAnswer<Type[Member]>;
};

/** Those of the names that are events of Electron's type. Name by name: a union would be taken for any of its members. */
export type EventOf<Type, Name extends string> = Name extends string
  ? Type extends { on: (event: Name, listener: never) => unknown }
    ? Name
    : never
  : never;

/** What may not be touched once a thing is gone. */
interface Lifetime {
  readonly members: ReadonlySet<string>;
  readonly isOver: () => boolean;
}

/** Makes every access to a member that the stand-in lacks a clear error instead of an `undefined` that fails much later. */
export function guard<Target extends object>(name: string, target: Target, lifetime?: Lifetime): Target {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'string' && lifetime?.members.has(key) && lifetime.isOver()) {
        // Electron's own words.
        throw new TypeError('Object has been destroyed');
      }
      if (typeof key === 'string' && !(key in object) && !askedByLanguage.has(key)) {
        throw new Error(`stand-in: electron.${name}.${key} is not implemented`);
      }
      return Reflect.get(object, key, receiver) as unknown;
    },
  });
}

/** Members that the language, Node's inspection and test tools look for on any object. */
const askedByLanguage = new Set([
  'then',
  'toJSON',
  'constructor',
  'asymmetricMatch',
  'nodeType',
  'domain',
  '$$typeof',
]);

/** An emitter that refuses listeners for events which it would never emit. */
export class ApiEmitter<Names extends string> extends EventEmitter {
  protected readonly apiName: string;
  private readonly names: ReadonlySet<string>;

  constructor(apiName: string, names: readonly Names[]) {
    super();
    this.apiName = apiName;
    this.names = new Set(names);
  }

  override on(event: string | symbol, listener: (...args: never[]) => void): this {
    this.refuseUnknown(event);
    return super.on(event, listener as (...args: unknown[]) => void);
  }

  override addListener(event: string | symbol, listener: (...args: never[]) => void): this {
    return this.on(event, listener);
  }

  private refuseUnknown(event: string | symbol): void {
    if (typeof event === 'string' && !this.names.has(event)) {
      throw new Error(`stand-in: the event '${event}' of electron.${this.apiName} is not implemented`);
    }
  }
}

/** An event that a listener can prevent, with Electron's further members. */
export interface PreventableEvent {
  readonly preventDefault: () => void;
  readonly defaultPrevented: boolean;
}

/** Makes an event for listeners; `defaultPrevented` tells afterwards what they decided. */
export function createEvent<Details extends object>(details: Details): Details & PreventableEvent {
  let isPrevented = false;
  return Object.defineProperty(
    {
      ...details,
      preventDefault: () => {
        isPrevented = true;
      },
    },
    'defaultPrevented',
    { get: () => isPrevented, enumerable: true },
  ) as Details & PreventableEvent;
}
