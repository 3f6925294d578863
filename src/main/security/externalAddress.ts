/** Answers whether an address may be given to the system's browser or mail program: https and mailto, nothing that runs. */
export function isExternalAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return (protocol === 'https:' || protocol === 'mailto:') && username === '' && password === '';
}
