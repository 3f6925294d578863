import type { BridgeResult } from '../../shared/bridge/contract.ts';
import type { SiteState } from '../../shared/bridge/site.ts';
import { assertNever, err, ok } from '../../shared/domain/result.ts';
import { readServerAddress } from '../link/serverAddress.ts';
import type { SiteClient } from '../link/siteClient.ts';
import type { CertificateBook } from '../session/certificateBook.ts';
import type { SiteChoice, SiteSwitch } from '../session/siteSwitch.ts';
import type { Workstation } from '../session/workstation.ts';
import type { BridgeHandlers } from './callAnswering.ts';

/** The calls about the site that the workstation belongs to. */
export type SiteHandlers = Pick<
  BridgeHandlers,
  'site.state' | 'site.probe' | 'site.choose' | 'site.leave' | 'site.trust'
>;

/** What the handlers work with. */
export interface SiteHandlerParts {
  readonly sites: SiteSwitch;
  readonly workstation: Workstation;
  readonly certificates: CertificateBook;
  readonly client: SiteClient;
  readonly wasRestarted: boolean;
  /** Tells the windows how things stand now. */
  readonly changed: () => void;
}

/** What the windows are told of the site. */
export function siteState({
  sites,
  workstation,
  certificates,
  wasRestarted,
}: Omit<SiteHandlerParts, 'changed' | 'client'>): SiteState {
  return {
    asked: sites.asked,
    servers: [...sites.servers],
    hasOwnSite: sites.hasOwnSite,
    mayChange: sites.mayChange,
    isDemo: sites.demo,
    embedded: sites.embedded,
    users: [...workstation.knownUsers],
    certificate: certificates.alert,
    wasRestarted,
  };
}

/** What windows may ask about the site: which one it is to be, and whether its certificate is trusted (R-J05). */
export function siteHandlers(parts: SiteHandlerParts): SiteHandlers {
  const { sites, workstation, certificates, client, changed } = parts;
  const trust = (server: string, fingerprint: string): BridgeResult<Record<string, never>> => {
    const outcome = certificates.accept(server, fingerprint);
    if (outcome === 'accepted') return ok({});
    return err(outcome === 'another' ? 'certificateRefused' : 'notKept');
  };
  const use = async (choice: SiteChoice, password?: string) => {
    await sites.change(choice, password);
    certificates.forgetAlert();
    workstation.siteChanged();
    changed();
  };
  const setUpOwnSite = async (password: string) => {
    await use({ kind: 'own' }, password);
    const answer = await workstation.signIn('admin', password);
    // A wrong password says as well that there is an administrator: the site was set up before, with another password.
    if (answer.ok || answer.error === 'wrongPassword') sites.keep({ kind: 'own' });
    changed();
    return answer;
  };
  return {
    'site.state': () => ok(siteState(parts)),
    'site.probe': async ({ address }) => {
      const read = readServerAddress(address);
      if (!read.ok) return read;
      const answer = await client.probe(read.value);
      if (answer.ok) return ok({ address: read.value, certificate: null });
      const { alert } = certificates;
      return answer.error === 'certificateRefused' && alert?.server === new URL(read.value).origin
        ? ok({ address: read.value, certificate: alert.presented })
        : answer;
    },
    'site.choose': async (choice) => {
      if (!sites.mayChange && sites.asked === null) return err('notPermitted');
      if (workstation.isSignedIn) return err('notPermitted');
      switch (choice.kind) {
        case 'own': {
          if (choice.password !== null) return setUpOwnSite(choice.password);
          if (!sites.hasOwnSite) return err('invalidInput');
          break;
        }
        case 'server': {
          const read = readServerAddress(choice.address);
          if (!read.ok) return read;
          if (choice.fingerprint !== null) {
            const trusted = trust(new URL(read.value).origin, choice.fingerprint);
            if (!trusted.ok) return trusted;
          }
          const answer = await client.probe(read.value);
          if (!answer.ok) return answer;
          if (!sites.keep({ kind: 'server', address: read.value })) return err('notKept');
          await use({ kind: 'server', address: read.value });
          return ok({});
        }
        case 'demo':
          break;
        default:
          return assertNever(choice);
      }
      if (!sites.keep({ kind: choice.kind })) return err('notKept');
      await use({ kind: choice.kind });
      return ok({});
    },
    'site.leave': async () => {
      if (!sites.mayChange || workstation.isSignedIn) return err('notPermitted');
      await sites.leave();
      certificates.forgetAlert();
      workstation.siteChanged();
      changed();
      return ok({});
    },
    'site.trust': ({ server, fingerprint }) => {
      const trusted = trust(server, fingerprint);
      if (trusted.ok) workstation.retryNow();
      return trusted;
    },
  };
}
