import { externalKind } from '../../shared/domain/externalKind.ts';

/**
 * What a topic means, by its words without the vendors' prefixes; the first that fits. Vendors hang their own topics anywhere in
 * the tree, so the words decide and not the place: Tapo's tamper lies under CellMotionDetector.
 */
const meanings: readonly (readonly [kind: string, words: RegExp])[] = [
  [
    'camera.tampering',
    /tamper|globalscenechange|scenechange|imagetoo(blurry|dark|bright)|shockdetect|casing\/open|defocus|videocover|coverdetect/,
  ],
  [
    'camera.video-lost',
    /video-?los[st]|signal-?los[st]|videosource\/.*(connectionfailed|connectionlost|nosignal)|videosourceconnection/,
  ],
  [
    'storage.failure',
    /storage(device)?\/(alert|disruption|fail\w*|error|full)|storage(failure|error|full|disruption)|(hard)?dis[ck](full|fail\w*|err\w*|unformatted|abnormal)|recording\/?(error|fail\w*)/,
  ],
  [
    'nvr.connection-lost',
    /network\/?lost|networkdisconnect\w*|ipc?camera(lost|disconnect\w*)|ipcdisconnect\w*/,
  ],
  [
    'input.active',
    /digitalinput|logicalinput|alarmin(put)?(\/|$)|io\/(virtual|supervised)?port|io\/virtualinput|inputport|externalinput/,
  ],
  [
    'camera.motion',
    /motion|(^|\/)vmd\d*|(^|\/)pir(\/|$)|line(detector|cross)|cross(ed)?line|fielddetect|objectsinside|loiter|intrusion|tripwire|objectanalytics|objectdetect|(human(shape)?|people|person|face|vehicle|pet|animal|dogcat)detect|smartevent|fenceguard|regionentrance|regionexit/,
  ],
];

/** The kind of event that a topic stands for; topics that mean nothing of ours keep their words as `external.`. */
export function onvifKind(topic: string): string {
  const path = topic
    .split('/')
    .map((step) => step.trim().replace(/^[^:]*:/, ''))
    .filter((step) => step !== '')
    .join('/');
  const words = path.toLowerCase();
  return meanings.find(([, pattern]) => pattern.test(words))?.[0] ?? externalKind(path);
}
