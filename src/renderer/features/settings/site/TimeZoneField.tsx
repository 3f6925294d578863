import { ChevronDown } from 'lucide-react';
import { useMemo } from 'react';
import {
  ComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Button as PlainButton,
  Popover,
  Text,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useAppSelector } from '../../../app/hooks.ts';
import { useServerNow } from '../../../app/useSiteTime.ts';
import { selectLocale } from '../../../app/workstationSlice.ts';
import fieldStyles from '../../../ui/Field.module.css';
import { foldText } from '../../../ui/foldText.ts';
import styles from './TimeZoneField.module.css';

interface TimeZoneFieldProps {
  /** An IANA name. */
  readonly value: string;
  readonly error: string | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (timeZone: string) => void;
}

const minuteSeconds = 60;

/** The site's time zone, found by typing a part of its name, with the time that it is there now (R-B03). */
export function TimeZoneField({ value, error, isReadOnly, onChange }: TimeZoneFieldProps) {
  const { t } = useTranslation('site');
  const locale = useAppSelector(selectLocale);
  const nowMs = useServerNow(minuteSeconds);
  const zones = useMemo(() => {
    const known = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
    // The stored one may be an older name of a zone, which the list no longer has.
    return [...new Set([...known, value])].sort().map((id) => ({ id }));
  }, [value]);
  const time = useMemo(
    () =>
      new Intl.DateTimeFormat(locale, {
        weekday: 'long',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone: value,
      }).format(nowMs),
    [locale, value, nowMs],
  );
  return (
    <ComboBox
      className={fieldStyles.field ?? ''}
      defaultItems={zones}
      value={value}
      isReadOnly={isReadOnly}
      isInvalid={error !== undefined}
      menuTrigger="focus"
      defaultFilter={(text, typed) => plain(text).includes(plain(typed))}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
    >
      <Label className={fieldStyles.label ?? ''}>{t('site.timeZone')}</Label>
      <div className={styles.box}>
        <Input className={fieldStyles.input ?? ''} spellCheck={false} />
        <PlainButton className={styles.open ?? ''}>
          <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
        </PlainButton>
      </div>
      <Text slot="description" className={fieldStyles.hint ?? ''}>
        {t('site.timeThere', { time })}
      </Text>
      <FieldError className={fieldStyles.error ?? ''}>
        <span role="alert">{error}</span>
      </FieldError>
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox
          className={styles.list ?? ''}
          renderEmptyState={() => <span className={styles.nothing}>{t('site.noZone')}</span>}
        >
          {({ id }: { readonly id: string }) => (
            <ListBoxItem id={id} textValue={id} className={styles.option ?? ''}>
              {id.replaceAll('_', ' ')}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** "new york" finds America/New_York. */
function plain(text: string): string {
  return foldText(text).replaceAll('_', ' ');
}
