import { Label, Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import styles from './LevelSlider.module.css';

interface LevelSliderProps {
  readonly label: string;
  /** 0–1 */
  readonly level: number;
  readonly isDisabled: boolean;
  /** Told once the user lets go, not on the way. */
  readonly onChange: (level: number) => void;
}

/** A level between nothing and all, in steps of five percent. */
export function LevelSlider({ label, level, isDisabled, onChange }: LevelSliderProps) {
  return (
    <Slider
      key={level}
      className={styles.slider ?? ''}
      defaultValue={level}
      minValue={0}
      maxValue={1}
      step={0.05}
      isDisabled={isDisabled}
      formatOptions={{ style: 'percent' }}
      onChangeEnd={onChange}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <SliderTrack className={styles.track ?? ''}>
        {({ state }) => (
          <>
            <span className={styles.rail} />
            <span className={styles.fill} style={{ width: `${state.getThumbPercent(0) * 100}%` }} />
            <SliderThumb className={styles.thumb ?? ''} />
          </>
        )}
      </SliderTrack>
    </Slider>
  );
}
