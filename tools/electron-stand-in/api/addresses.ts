/**
 * The app's own scheme exists only in Electron. Here each `scheme://host` becomes an invented https origin, which Chromium treats
 * as it treats a registered standard, secure scheme: same-origin rules, CSP and secure context. `.test` is nobody's (RFC 6761).
 */
const suffix = '.test';
const handled = new Set<string>();

/** From now on addresses of this scheme are translated. */
export function addScheme(scheme: string): void {
  handled.add(scheme);
}

/** Whether the scheme has a handler. */
export function hasScheme(scheme: string): boolean {
  return handled.has(scheme);
}

export function removeScheme(scheme: string): void {
  handled.delete(scheme);
}

/** What Chromium is given for an address of the app; other addresses stay as they are. */
export function toPageAddress(address: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(address);
  const [, scheme = '', host = '', rest = ''] = match ?? [];
  return handled.has(scheme.toLowerCase())
    ? `https://${scheme.toLowerCase()}.${host}${suffix}${rest || '/'}`
    : address;
}

/** What the app is told about an address of a page; other addresses stay as they are. */
export function toAppAddress(address: string): string {
  const match = /^https:\/\/([a-z][a-z0-9+-]*)\.([^/?#]*)\.test(?=[/?#]|$)(.*)$/i.exec(address);
  const [, scheme = '', host = '', rest = ''] = match ?? [];
  return handled.has(scheme) ? `${scheme}://${host}${rest}` : address;
}

/** The origin as Electron says it: `app://workstation` for the app's own pages, `null` for what has none. */
export function appOrigin(address: string): string {
  const own = toAppAddress(address);
  const match = /^([a-z][a-z0-9+.-]*):\/\/[^/?#]*/i.exec(own);
  return match !== null && (handled.has(match[1] ?? '') || /^https?$/i.test(match[1] ?? ''))
    ? match[0]
    : 'null';
}
