/** Seals a token with what the operating system keeps for this user; there is no fallback in plain text. */
export interface TokenVault {
  /** The sealed token as text, or `null` where the system offers no such thing. */
  seal(token: string): string | null;
  /** The token, or `null` where it cannot be opened (any more). */
  unseal(sealed: string): string | null;
}
