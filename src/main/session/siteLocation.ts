/** The site server that this workstation belongs to, wherever it runs. */
export interface SiteLocation {
  /** What names the site for as long as the workstation knows it, even when its address changes: caches hang on it. */
  readonly key: string;
  /** What the sign-in form shows. */
  readonly label: string;
  /** The embedded demo site, whose passwords everyone knows. */
  readonly demo: boolean;
  /** The address; resolves when the server is there, which for an embedded one takes a moment. */
  address(): Promise<string>;
}

/** A site server that somebody else runs. */
export function remoteSite(address: string): SiteLocation {
  return { key: address, label: address, demo: false, address: () => Promise.resolve(address) };
}

/** The address of a site, or `null` when it is not there within a time. */
export async function addressWithin(site: SiteLocation, mostMs: number): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), mostMs);
  });
  try {
    return await Promise.race([site.address(), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
