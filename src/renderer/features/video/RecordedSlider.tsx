import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSiteTime } from '../../app/useSiteTime.ts';
import { type Span, shareOf } from './recording.ts';
import styles from './VideoPlayer.module.css';

interface RecordedSliderProps {
  readonly span: Span;
  readonly atMs: number | null;
  readonly alarmMs: number;
  readonly isDisabled: boolean;
  readonly onSeek: (atMs: number) => void;
}

/** Recorded time as a slider, with the alarm's moment marked (R-F05). One step is a second. */
export function RecordedSlider({ span, atMs, alarmMs, isDisabled, onSeek }: RecordedSliderProps) {
  const { t } = useTranslation('video');
  const siteTime = useSiteTime();
  // While the thumb is held it follows the hand; the picture follows when it is let go.
  const [held, setHeld] = useState<number | null>(null);
  const shown = held ?? atMs ?? span.toMs;
  const mark = shareOf(span, alarmMs);
  const commit = () => {
    if (held !== null) onSeek(held);
    setHeld(null);
  };
  return (
    <span className={styles.slider}>
      <span className={styles.rail} />
      <span className={styles.fill} style={{ width: `${(shareOf(span, shown) ?? 1) * 100}%` }} />
      {mark !== null && <span className={styles.mark} style={{ left: `${mark * 100}%` }} />}
      <input
        type="range"
        aria-label={t('slider')}
        aria-valuetext={siteTime.time(shown)}
        min={span.fromMs}
        max={span.toMs}
        step={1000}
        value={shown}
        disabled={isDisabled}
        onChange={(event) => setHeld(event.currentTarget.valueAsNumber)}
        onPointerUp={commit}
        onKeyUp={commit}
        onBlur={commit}
      />
    </span>
  );
}
