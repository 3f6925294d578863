import { ingestBounds } from './contract.ts';

/** The kinds of picture that are kept, by how their bytes begin in hex; what a sender says of them is not trusted. */
const signatures: readonly { readonly contentType: string; readonly begins: RegExp }[] = [
  { contentType: 'image/jpeg', begins: /^ffd8ff/ },
  { contentType: 'image/png', begins: /^89504e470d0a1a0a/ },
  { contentType: 'image/gif', begins: /^47494638(37|39)61/ },
  { contentType: 'image/webp', begins: /^52494646.{8}57454250/ },
];

const base64Text = /^[A-Za-z0-9+/]*={0,2}$/;

/** Why a picture cannot be kept. */
export type ImageFault = 'not base64' | 'too large' | 'not a JPEG, PNG, GIF or WebP picture';

/** Reads a picture in base64 (a `data:` address too) and tells its kind by its content. */
export function readImage(
  text: string,
): { readonly contentType: string; readonly base64: string } | { readonly fault: ImageFault } {
  const base64 = text.replace(/^data:[^,]{0,100};base64,/, '').replace(/\s/g, '');
  if (base64.length === 0 || base64.length % 4 !== 0 || !base64Text.test(base64)) {
    return { fault: 'not base64' };
  }
  if ((base64.length / 4) * 3 > ingestBounds.imageBytesMost) {
    return { fault: 'too large' };
  }
  const beginning = Buffer.from(base64.slice(0, 64), 'base64').toString('hex');
  const kind = signatures.find(({ begins }) => begins.test(beginning));
  return kind ? { contentType: kind.contentType, base64 } : { fault: 'not a JPEG, PNG, GIF or WebP picture' };
}
