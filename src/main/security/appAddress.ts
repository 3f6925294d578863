/** The address under which the app's own pages live. */
export const appAddress = { scheme: 'app', host: 'workstation' } as const;

/** The address of one of the app's pages. */
export function pageAddress(page: string): string {
  return `${appAddress.scheme}://${appAddress.host}/${page}`;
}

/** Answers whether an address is the app's own. `URL.origin` cannot say: for `app:` it is the text "null" in Node. */
export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return protocol === `${appAddress.scheme}:` && host === appAddress.host;
}
