import { err, ok, type Result } from '../../shared/domain/result.ts';
import { linkProtocol } from '../../shared/link/protocol.ts';

/** Why a text is no address of a site server. */
export type ServerAddressFailure = 'notAnAddress' | 'needsHttps';

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Reads a site server's address, without a trailing slash. Plain http is accepted on this machine only: a token crosses it. */
export function readServerAddress(text: string): Result<string, ServerAddressFailure> {
  if (!URL.canParse(text)) return err('notAnAddress');
  const url = new URL(text);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  if (!isWeb || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return err('notAnAddress');
  }
  if (url.protocol === 'http:' && !loopbackHosts.has(url.hostname)) return err('needsHttps');
  return ok(`${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`);
}

/** The WebSocket address of a site server's link. */
export function linkAddressOf(server: string): string {
  return `${server.replace(/^http/, 'ws')}${linkProtocol.path}`;
}
