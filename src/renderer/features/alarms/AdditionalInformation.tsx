import { useTranslation } from 'react-i18next';
import type { AdditionalInformation as Information } from '../../../shared/domain/alarm.ts';
import type { AttributeValue, Cardholder, Plate } from '../../../shared/domain/event.ts';
import { useSiteTime } from '../../app/useSiteTime.ts';
import { LicencePlate } from '../../ui/LicencePlate.tsx';
import { Fact, Facts, Panel } from '../../ui/Panel.tsx';
import styles from './AdditionalInformation.module.css';
import { attributeText } from './attributeText.ts';
import { EventPicture } from './EventPicture.tsx';

/** What an external system told: the plate, the holder of the card, its message, and whatever else it sent (R-F06). */
export function AdditionalInformation({ information }: { readonly information: Information }) {
  const { t } = useTranslation('alarms');
  const { plate, cardholder, message, attributes } = information;
  const pictures = pictureOrder(information).map((picture) => ({
    picture,
    description:
      picture.name === plate?.image
        ? t('additional.plateImage', { plate: plate.text })
        : picture.name === cardholder?.image
          ? t('additional.holderImage')
          : picture.name,
  }));
  return (
    <Panel title={t('additional.title')}>
      {plate && (
        <div className={styles.plate}>
          <LicencePlate text={plate.text} country={plate.countryId} />
        </div>
      )}
      {pictures.map(({ picture, description }) => (
        <EventPicture key={picture.id} picture={picture} description={description} />
      ))}
      <Facts>
        {cardholder && <CardholderFacts cardholder={cardholder} />}
        {plate && <PlateFacts plate={plate} />}
        {message && <Fact label={t('additional.message')}>{message}</Fact>}
        {Object.entries(attributes).map(([name, value]) => (
          <Fact key={name} label={attributeText(t, name)}>
            <Attribute value={value} />
          </Fact>
        ))}
      </Facts>
    </Panel>
  );
}

/** The picture of the plate or of the card's holder first, which the event names, then what else was sent. */
function pictureOrder({ plate, cardholder, images }: Information): Information['images'] {
  const isNamed = (name: string) => name === plate?.image || name === cardholder?.image;
  const pictures = images.filter(
    ({ id, contentType }, index) =>
      contentType.startsWith('image/') && images.findIndex((each) => each.id === id) === index,
  );
  return [...pictures.filter(({ name }) => isNamed(name)), ...pictures.filter(({ name }) => !isNamed(name))];
}

function PlateFacts({ plate }: { readonly plate: Plate }) {
  const { t } = useTranslation('alarms');
  const siteTime = useSiteTime();
  return (
    <>
      <Fact label={t('additional.plate.text')}>{plate.text}</Fact>
      {plate.country && <Fact label={t('additional.plate.country')}>{siteTime.country(plate.country)}</Fact>}
      {plate.province && <Fact label={t('additional.plate.province')}>{plate.province}</Fact>}
      {plate.vendor && <Fact label={t('additional.plate.vendor')}>{plate.vendor}</Fact>}
      {plate.class && <Fact label={t('additional.plate.class')}>{plate.class}</Fact>}
      {plate.list && (
        <Fact label={t('additional.plate.list')} tone="strong">
          {plate.list}
        </Fact>
      )}
      {plate.confidence !== undefined && (
        <Fact label={t('additional.plate.confidence')}>{siteTime.percent(plate.confidence / 100)}</Fact>
      )}
    </>
  );
}

function CardholderFacts({ cardholder }: { readonly cardholder: Cardholder }) {
  const { t } = useTranslation('alarms');
  return (
    <>
      {cardholder.name && <Fact label={t('additional.cardholder.name')}>{cardholder.name}</Fact>}
      {cardholder.card && <Fact label={t('additional.cardholder.card')}>{cardholder.card}</Fact>}
      {cardholder.id && <Fact label={t('additional.cardholder.id')}>{cardholder.id}</Fact>}
    </>
  );
}

function Attribute({ value }: { readonly value: AttributeValue }) {
  const { t } = useTranslation('alarms');
  const siteTime = useSiteTime();
  switch (typeof value) {
    case 'boolean':
      return value ? t('additional.yes') : t('additional.no');
    case 'number':
      return siteTime.number(value);
    default:
      return value ?? '—';
  }
}
