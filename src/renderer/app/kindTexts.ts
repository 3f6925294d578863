import type { TFunction } from 'i18next';
import type { ResourceKind } from '../../shared/domain/alarm.ts';
import { isKnownEventKind } from '../../shared/domain/event.ts';

const externalPrefix = 'external.';

/** A kind of event in the user's words; kinds that the product does not know stand as they came. */
export function eventKindText(t: TFunction<'alarms'>, kind: string): string {
  if (!isKnownEventKind(kind)) {
    return kind.startsWith(externalPrefix) ? kind.slice(externalPrefix.length) : kind;
  }
  switch (kind) {
    case 'camera.motion':
      return t('event.motion');
    case 'camera.video-lost':
      return t('event.videoLost');
    case 'camera.tampering':
      return t('event.tampering');
    case 'input.active':
      return t('event.inputActive');
    case 'storage.failure':
      return t('event.storageFailure');
    case 'nvr.connection-lost':
      return t('event.nvrConnectionLost');
    case 'lpr.plate':
      return t('event.plate');
    case 'access.denied':
      return t('event.accessDenied');
    case 'access.granted':
      return t('event.accessGranted');
    case 'door.forced':
      return t('event.doorForced');
    case 'door.held':
      return t('event.doorHeld');
  }
}

/** A kind of device in the user's words. */
export function resourceKindText(t: TFunction<'alarms'>, kind: ResourceKind): string {
  switch (kind) {
    case 'camera':
      return t('resources.kind.camera');
    case 'input':
      return t('resources.kind.input');
    case 'door':
      return t('resources.kind.door');
    case 'reader':
      return t('resources.kind.reader');
    case 'storage':
      return t('resources.kind.storage');
    case 'nvr':
      return t('resources.kind.nvr');
    case 'output':
      return t('resources.kind.output');
  }
}
