import { CopyCheck, Eraser } from 'lucide-react';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppSelector } from '../../../app/hooks.ts';
import { selectLocale } from '../../../app/workstationSlice.ts';
import { Button } from '../../../ui/Button.tsx';
import { Hint } from '../../../ui/Hint.tsx';
import { dayMinutes } from '../../../ui/timeOfDay.ts';
import { useStroke } from './useStroke.ts';
import styles from './WeekGrid.module.css';
import { weekdayNames } from './weekdayNames.ts';
import { type DayRange, dayText } from './weekText.ts';

interface WeekGridProps {
  /** One text for each day, Monday first: what `weekTexts` answers and `readWeek` reads. */
  readonly week: readonly string[];
  readonly onChange: (week: readonly string[]) => void;
  /** What is wrong with a day, by its place in `week`. */
  readonly errors?: readonly (string | undefined)[] | undefined;
  readonly isReadOnly?: boolean | undefined;
}

/** Every third hour has its number and its line. */
const hours = [0, 3, 6, 9, 12, 15, 18, 21, 24];

/** A week in which ranges are painted and erased with the mouse in quarters of an hour, or typed day by day (R-D03). */
export function WeekGrid({ week, onChange, errors = [], isReadOnly = false }: WeekGridProps) {
  const { t } = useTranslation('site');
  const id = useId();
  const locale = useAppSelector(selectLocale);
  const names = useMemo(() => weekdayNames(locale), [locale]);
  const { shown, stroke, surface } = useStroke(week, onChange, isReadOnly);
  const change = (index: number, text: string) => onChange(week.with(index, text));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid with its legend outside
    <div className={styles.grid} role="group" aria-label={t('week.title')}>
      <div className={styles.hours} aria-hidden="true">
        {hours.map((hour) => (
          <span key={hour} className={styles.hour} style={{ left: `${(hour * 100) / 24}%` }}>
            {hour}
          </span>
        ))}
      </div>
      <span className={styles.readout} aria-hidden="true">
        {stroke ? dayText([stroke]) : !isReadOnly && t('week.example')}
      </span>
      {week.map((text, index) => {
        const name = names[index] ?? '';
        const error = errors[index];
        return (
          <div key={name} className={styles.row}>
            <span className={styles.day} id={`${id}-${index}`}>
              {name}
            </span>
            <div
              {...surface(index)}
              className={styles.track}
              data-readonly={isReadOnly || undefined}
              data-weekday={index + 1}
              aria-hidden="true"
            >
              <Bars ranges={shown[index] ?? []} />
            </div>
            <input
              className={styles.text}
              value={text}
              readOnly={isReadOnly}
              autoComplete="off"
              spellCheck={false}
              placeholder={t('week.closed')}
              aria-labelledby={`${id}-${index}`}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? `${id}-${index}-error` : undefined}
              onChange={({ target }) => change(index, target.value)}
            />
            <span className={styles.actions}>
              {!isReadOnly && (
                <>
                  <Hint text={t('week.copyHint', { day: name })}>
                    <Button
                      look="quiet"
                      icon
                      aria-label={t('week.copy', { day: name })}
                      onClick={() => onChange(week.map(() => text))}
                    >
                      <CopyCheck size={16} strokeWidth={1.75} aria-hidden="true" />
                    </Button>
                  </Hint>
                  <Hint text={t('week.clear', { day: name })}>
                    <Button
                      look="quiet"
                      icon
                      aria-label={t('week.clear', { day: name })}
                      onClick={() => change(index, '')}
                    >
                      <Eraser size={16} strokeWidth={1.75} aria-hidden="true" />
                    </Button>
                  </Hint>
                </>
              )}
            </span>
            {error && (
              <p id={`${id}-${index}-error`} className={styles.error} role="alert">
                {error}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}

function Bars({ ranges }: { readonly ranges: readonly DayRange[] }) {
  return ranges.map(({ fromMinute, toMinute }) => (
    <span
      key={fromMinute}
      className={styles.bar}
      style={{
        left: `${(fromMinute * 100) / dayMinutes}%`,
        width: `${((toMinute - fromMinute) * 100) / dayMinutes}%`,
      }}
    />
  ));
}
