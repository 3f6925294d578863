import { BlockList, isIP } from 'node:net';

/** Where actions must not reach unless they were allowed to: this machine, its neighbours by link-local, cloud metadata. */
const refused = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  refused.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 127],
  ['fe80::', 10],
  ['ff00::', 8],
  ['64:ff9b::', 96],
] as const) {
  refused.addSubnet(network, prefix, 'ipv6');
}
refused.addAddress('fd00:ec2::254', 'ipv6');

/** Whether an entry can be an entry of the list: an address, a network, or a host, each perhaps with a port. */
export function isAllowEntry(entry: string): boolean {
  const [network = '', prefix] = entry.split('/');
  const family = isIP(network);
  if (prefix !== undefined) {
    return family !== 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128);
  }
  return family !== 0 || /^[\w.-]+(:\d{1,5})?$/.test(entry);
}

/** Says which addresses actions may call (ADR 0017). */
export class AddressPolicy {
  readonly #hosts = new Set<string>();
  readonly #networks = new BlockList();

  /** Each entry is an address, a network (`10.0.0.0/8`) or a host as it stands in the action's URL, with its port or without. */
  constructor(allowed: readonly string[] = []) {
    for (const entry of allowed) {
      const [network = '', prefix] = entry.split('/');
      const family = isIP(network);
      if (family !== 0 && prefix !== undefined) {
        this.#networks.addSubnet(network, Number(prefix), family === 4 ? 'ipv4' : 'ipv6');
      } else if (family !== 0) {
        this.#networks.addAddress(network, family === 4 ? 'ipv4' : 'ipv6');
      } else {
        this.#hosts.add(entry.toLowerCase());
      }
    }
  }

  /** Answers whether an action may connect to an address that a URL led to; judged when connecting, not when it is written. */
  allows(url: URL, address: string): boolean {
    const family = isIP(address);
    if (family === 0) {
      return false;
    }
    const type = family === 4 ? 'ipv4' : 'ipv6';
    return (
      !refused.check(address, type) ||
      this.#networks.check(address, type) ||
      this.#hosts.has(url.host) ||
      this.#hosts.has(url.hostname)
    );
  }
}
