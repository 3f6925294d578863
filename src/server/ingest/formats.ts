import type { PartnerType } from '../../shared/domain/definition.ts';
import { readCloudEvents } from './cloudEvents.ts';
import type { IngestReading, IngestRequest } from './contract.ts';
import { readOnvif } from './onvif.ts';
import { readPlateRecognizer } from './plateRecognizer.ts';
import { readRekorAlpr } from './rekorAlpr.ts';
import { readUnifiAccess } from './unifiAccess.ts';

/** A format of the outside world and the address that takes it in. */
export interface IngestFormat {
  readonly name: string;
  readonly path: string;
  readonly summary: string;
  /** Whether its messages may leave the name of the device to the address. */
  readonly hasDeviceInAddress?: true;
  /** The families of systems that speak it; left out for all. */
  readonly spokenBy?: PartnerType | 'cameras';
  readonly read: (request: IngestRequest) => IngestReading;
}

/** Every format that is understood. */
export const ingestFormats: readonly IngestFormat[] = [
  {
    name: 'cloudevents',
    path: '/ingest/v1/events',
    summary: 'Takes in CloudEvents 1.0: structured, binary or a batch; 202 once they are on disk',
    read: readCloudEvents,
  },
  {
    name: 'rekor',
    path: '/ingest/v1/lpr/rekor',
    summary: 'Takes in what a Rekor (OpenALPR) agent or its alert list posts; 202 once it is on disk',
    spokenBy: 'lpr',
    read: readRekorAlpr,
  },
  {
    name: 'platerecognizer',
    path: '/ingest/v1/lpr/platerecognizer',
    summary: 'Takes in what Plate Recognizer Stream posts, as JSON or as a form with the picture',
    hasDeviceInAddress: true,
    spokenBy: 'lpr',
    read: readPlateRecognizer,
  },
  {
    name: 'unifi',
    path: '/ingest/v1/access/unifi',
    summary: 'Takes in notifications of UniFi Access: webhooks, its notification socket, its system log',
    hasDeviceInAddress: true,
    spokenBy: 'access',
    read: readUnifiAccess,
  },
  {
    name: 'onvif',
    path: '/ingest/v1/onvif',
    summary: 'Takes in ONVIF notifications: SOAP Notify, PullMessages, metadata streams, and bridges in JSON',
    hasDeviceInAddress: true,
    spokenBy: 'cameras',
    read: readOnvif,
  },
];

/** The addresses to which systems of a type send; a partner of no type may speak anything. */
export function ingestPathsOf(type: PartnerType | null): readonly string[] {
  return ingestFormats
    .filter(({ spokenBy }) => type === null || spokenBy === undefined || spokenBy === type)
    .map(({ path }) => path);
}
