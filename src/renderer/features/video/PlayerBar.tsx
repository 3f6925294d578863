import {
  Camera,
  type LucideIcon,
  Maximize,
  Pause,
  Play,
  StepBack,
  StepForward,
  Volume2,
  VolumeX,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSiteTime } from '../../app/useSiteTime.ts';
import { Button } from '../../ui/Button.tsx';
import { Hint } from '../../ui/Hint.tsx';
import { keysOfCommands, type PlayerCommand, rates } from './playerCommands.ts';
import type { PlayerState } from './playerState.ts';
import { RecordedSlider } from './RecordedSlider.tsx';
import type { Span } from './recording.ts';
import styles from './VideoPlayer.module.css';

interface PlayerBarProps {
  readonly state: PlayerState;
  readonly isLive: boolean;
  /** Whether the camera can be seen live, too. */
  readonly hasLive: boolean;
  /** There is a picture to work with. */
  readonly isUsable: boolean;
  readonly span: Span;
  readonly occurredAtMs: number;
  readonly onCommand: (command: PlayerCommand) => void;
  readonly onSeek: (atMs: number) => void;
}

/** The controls below a picture. */
export function PlayerBar({
  state,
  isLive,
  hasLive,
  isUsable,
  span,
  occurredAtMs,
  onCommand,
  onSeek,
}: PlayerBarProps) {
  const { t } = useTranslation('video');
  const siteTime = useSiteTime();
  const button = (command: PlayerCommand, label: string, content: LucideIcon | string, isOff = false) => (
    <BarButton
      label={label}
      keyName={keysOfCommands[command]}
      content={content}
      isOff={isOff || !isUsable}
      onClick={() => onCommand(command)}
    />
  );
  const isMoving = state.phase === 'playing' || state.phase === 'stalled';
  const next = rates.find((rate) => rate > state.rate);
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('controls')}>
      {button('playPause', isMoving ? t('pause') : t('play'), isMoving ? Pause : Play)}
      {button('back', t('back'), '−10')}
      {button('forward', t('forward'), '+10')}
      <span className={styles.wideOnly}>
        {button('previousFrame', t('previousFrame'), StepBack)}
        {button('nextFrame', t('nextFrame'), StepForward)}
      </span>
      <RecordedSlider
        span={span}
        atMs={state.atMs}
        alarmMs={occurredAtMs}
        isDisabled={!isUsable}
        onSeek={onSeek}
      />
      {hasLive && (
        <BarButton
          label={t('live')}
          keyName={keysOfCommands.live}
          content={t('liveShort')}
          isOff={false}
          isPressed={isLive}
          onClick={() => onCommand('live')}
        />
      )}
      <BarButton
        label={t('speed', { rate: siteTime.number(state.rate) })}
        keyName={`${keysOfCommands.slower} ${keysOfCommands.faster}`}
        content={`${siteTime.number(state.rate)}×`}
        isOff={!isUsable}
        // Round and round with the pointer; by key up and down.
        onClick={() => {
          if (next !== undefined) onCommand('faster');
          else for (const _slower of rates) onCommand('slower');
        }}
      />
      {button(
        'audio',
        state.hasAudio ? (state.isMuted ? t('soundOn') : t('soundOff')) : t('noSound'),
        state.isMuted || !state.hasAudio ? VolumeX : Volume2,
        !state.hasAudio,
      )}
      {button('snapshot', t('snapshot'), Camera)}
      {button('fullScreen', t('fullScreen'), Maximize)}
    </div>
  );
}

interface BarButtonProps {
  readonly label: string;
  readonly keyName: string;
  readonly content: LucideIcon | string;
  readonly isOff: boolean;
  readonly isPressed?: boolean;
  readonly onClick: () => void;
}

function BarButton({ label, keyName, content: Content, isOff, isPressed, onClick }: BarButtonProps) {
  const { t } = useTranslation('shell');
  return (
    <Hint text={t('hint', { text: label, key: keyName })} placement="top">
      <Button
        look="quiet"
        size="small"
        aria-label={label}
        unavailable={isOff}
        {...(isPressed !== undefined && { pressed: isPressed })}
        onClick={onClick}
      >
        {typeof Content === 'string' ? Content : <Content size={16} strokeWidth={1.75} aria-hidden="true" />}
      </Button>
    </Hint>
  );
}
