/** What crosses between processes as text, by the rules of structured clone. */
export interface StructuredCodec {
  /** Throws the error that Electron throws when something cannot be cloned. */
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
}

/**
 * Builds the codec. Self-contained, because its source text is also injected into the pages:
 * JSON with a mark (`$`) on what JSON lacks. Objects of classes lose their class, as in structured clone.
 */
export function createStructuredCodec(): StructuredCodec {
  const mark = '$';
  const notCloneable = (): never => {
    throw new Error('An object could not be cloned.');
  };
  const base64 = (bytes: Uint8Array): string => {
    let binary = '';
    for (let start = 0; start < bytes.length; start += 0x8000) {
      binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
    }
    return btoa(binary);
  };
  const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

  const packNumber = (value: number): unknown =>
    Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : { [mark]: 'number', value: Object.is(value, -0) ? '-0' : String(value) };

  const packObject = (value: object, path: Set<object>): unknown => {
    if (path.has(value)) {
      throw new Error('stand-in: a value that contains itself cannot be sent (Electron could)');
    }
    path.add(value);
    const packed = packContent(value, path);
    path.delete(value);
    return packed;
  };

  const packContent = (value: object, path: Set<object>): unknown => {
    if (Array.isArray(value)) {
      return value.map((item) => pack(item, path));
    }
    if (value instanceof Date) {
      return { [mark]: 'date', value: value.getTime() };
    }
    if (value instanceof Map) {
      return { [mark]: 'map', value: [...value].map(([key, item]) => [pack(key, path), pack(item, path)]) };
    }
    if (value instanceof Set) {
      return { [mark]: 'set', value: [...value].map((item) => pack(item, path)) };
    }
    if (value instanceof RegExp) {
      return { [mark]: 'regexp', value: [value.source, value.flags] };
    }
    if (value instanceof Error) {
      return { [mark]: 'error', value: [value.name, value.message, value.stack ?? ''] };
    }
    if (value instanceof ArrayBuffer) {
      return { [mark]: 'buffer', value: base64(new Uint8Array(value)) };
    }
    if (ArrayBuffer.isView(value)) {
      // Node's Buffer arrives as a Uint8Array.
      const name = Object.prototype.toString.call(value).slice(8, -1);
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      return { [mark]: 'view', value: [name, base64(bytes)] };
    }
    const tag = Object.prototype.toString.call(value);
    if (tag !== '[object Object]') {
      // Promises, DOM nodes, generators and the like.
      return notCloneable();
    }
    const entries = Object.entries(value).map(([key, item]) => [key, pack(item, path)] as const);
    const packed = Object.fromEntries(entries);
    return mark in packed ? { [mark]: 'object', value: entries } : packed;
  };

  const pack = (value: unknown, path: Set<object>): unknown => {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        return packNumber(value);
      case 'undefined':
        return { [mark]: 'undefined' };
      case 'bigint':
        return { [mark]: 'bigint', value: String(value) };
      case 'object':
        return value === null ? null : packObject(value, path);
      default:
        return notCloneable();
    }
  };

  const unpackMarked = (kind: unknown, value: never): unknown => {
    switch (kind) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(value);
      case 'bigint':
        return BigInt(value);
      case 'date':
        return new Date(value);
      case 'regexp':
        return new RegExp(value[0], value[1]);
      case 'map':
        return new Map((value as [unknown, unknown][]).map(([key, item]) => [unpack(key), unpack(item)]));
      case 'set':
        return new Set((value as unknown[]).map(unpack));
      case 'object':
        return Object.fromEntries((value as [string, unknown][]).map(([key, item]) => [key, unpack(item)]));
      case 'buffer':
        return bytesOf(value).buffer;
      case 'error': {
        const error = new Error(value[1]);
        Object.defineProperty(error, 'name', { value: value[0], configurable: true, writable: true });
        Object.defineProperty(error, 'stack', { value: value[2], configurable: true, writable: true });
        return error;
      }
      case 'view': {
        const View = (globalThis as unknown as Record<string, new (buffer: ArrayBuffer) => unknown>)[
          value[0]
        ];
        return View === undefined ? notCloneable() : new View(bytesOf(value[1]).buffer);
      }
      default:
        throw new Error(`stand-in: unknown mark ${String(kind)}`);
    }
  };

  const unpack = (packed: unknown): unknown => {
    if (typeof packed !== 'object' || packed === null) {
      return packed;
    }
    if (Array.isArray(packed)) {
      return packed.map(unpack);
    }
    if (mark in packed) {
      const { [mark]: kind, value } = packed as { [mark]: unknown; value: never };
      return unpackMarked(kind, value);
    }
    return Object.fromEntries(Object.entries(packed).map(([key, item]) => [key, unpack(item)]));
  };

  return {
    encode: (value) => JSON.stringify(pack(value, new Set())),
    decode: (text) => unpack(JSON.parse(text)),
  };
}
