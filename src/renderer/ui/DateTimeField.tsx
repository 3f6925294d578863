import { parseAbsolute, type ZonedDateTime } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  FieldError,
  Group,
  Heading,
  Label,
  Button as PlainButton,
  Popover,
} from 'react-aria-components';
import styles from './DateTimeField.module.css';
import fieldStyles from './Field.module.css';

interface DateTimeFieldProps {
  readonly label: string;
  /** An instant, ISO 8601 in UTC; `null` while not all of it is there. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** Whose days and hours these are. */
  readonly timeZone: string;
  readonly error?: string | undefined;
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** A day and a time of day, typed part by part or chosen in a calendar; an hour that the clocks skip or repeat is one of the site's. */
export function DateTimeField({ label, value, onChange, timeZone, error }: DateTimeFieldProps) {
  return (
    <DatePicker<ZonedDateTime>
      className={fieldStyles.field ?? ''}
      value={value === null ? null : parseAbsolute(value, timeZone)}
      granularity="minute"
      hourCycle={24}
      hideTimeZone
      shouldForceLeadingZeros
      isInvalid={error !== undefined}
      onChange={(next) => onChange(next?.toAbsoluteString() ?? null)}
      {...(value === null && { placeholderValue: placeholder(timeZone) })}
    >
      <Label className={fieldStyles.label ?? ''}>{label}</Label>
      <Group className={styles.box ?? ''}>
        <DateInput className={styles.input ?? ''}>
          {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
        </DateInput>
        <PlainButton className={styles.open ?? ''}>
          <CalendarDays {...icon} />
        </PlainButton>
      </Group>
      <FieldError className={fieldStyles.error ?? ''}>
        <span role="alert">{error}</span>
      </FieldError>
      <Popover className={styles.popover ?? ''} offset={4} placement="bottom start">
        <Dialog className={styles.dialog ?? ''}>
          <Calendar className={styles.calendar ?? ''}>
            <header className={styles.head}>
              <PlainButton slot="previous" className={styles.turn ?? ''}>
                <ChevronLeft {...icon} />
              </PlainButton>
              <Heading className={styles.month ?? ''} />
              <PlainButton slot="next" className={styles.turn ?? ''}>
                <ChevronRight {...icon} />
              </PlainButton>
            </header>
            <CalendarGrid className={styles.grid ?? ''}>
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell className={styles.weekday ?? ''}>{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(date) => <CalendarCell date={date} className={styles.day ?? ''} />}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

/** Where arrow keys and the calendar begin: today at midnight, of the site. */
function placeholder(timeZone: string): ZonedDateTime {
  return parseAbsolute(new Date().toISOString(), timeZone).set({
    hour: 0,
    minute: 0,
    second: 0,
    millisecond: 0,
  });
}
