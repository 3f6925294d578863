import type { TFunction } from 'i18next';

/** What an attribute of a partner's event is called: in the user's words where the ingest formats name it, else as it came. */
export function attributeText(t: TFunction<'alarms'>, name: string): string {
  switch (name) {
    case 'vehicleColor':
      return t('additional.attribute.vehicleColor');
    case 'vehicleModel':
      return t('additional.attribute.vehicleModel');
    case 'vehicleYear':
      return t('additional.attribute.vehicleYear');
    case 'site':
      return t('additional.attribute.site');
    case 'cameraName':
      return t('additional.attribute.cameraName');
    case 'travelDirection':
      return t('additional.attribute.travelDirection');
    case 'latitude':
      return t('additional.attribute.latitude');
    case 'longitude':
      return t('additional.attribute.longitude');
    case 'parked':
      return t('additional.attribute.parked');
    default:
      return name;
  }
}
