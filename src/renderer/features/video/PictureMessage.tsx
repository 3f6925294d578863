import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import type { PlayerState } from './playerState.ts';
import styles from './VideoPlayer.module.css';
import type { VideoFailure } from './videoFailure.ts';

/** A first picture that takes longer than this, ms, is worth a word and a button. */
const slowAfterMs = 8_000;

interface PictureMessageProps {
  readonly state: PlayerState;
  readonly failure: VideoFailure | null;
  /** Time of the picture that stands still. */
  readonly lastPicture: string | null;
  readonly onRetry: () => void;
  readonly onLive: (() => void) | null;
}

/** Over the picture, when there is none or it stands still: what happened and what to do. */
export function PictureMessage({ state, failure, lastPicture, onRetry, onLive }: PictureMessageProps) {
  const { t } = useTranslation('video');
  const [isSlow, setIsSlow] = useState(false);
  const isLoading = failure === null && state.firstPictureMs === null;
  useEffect(() => {
    if (!isLoading) return undefined;
    const timer = setTimeout(() => setIsSlow(true), slowAfterMs);
    return () => clearTimeout(timer);
  }, [isLoading]);
  const text = messageOf();
  if (text === null) return null;
  const isPatient = isLoading && !isSlow;
  return (
    <div className={styles.message} role="status" data-covers={state.firstPictureMs === null || undefined}>
      <p>{text}</p>
      {!isPatient && (
        <div className={styles.ways}>
          <Button size="small" onClick={onRetry}>
            {t('retry')}
          </Button>
          {onLive && (
            <Button size="small" onClick={onLive}>
              {t('toLive')}
            </Button>
          )}
        </div>
      )}
    </div>
  );

  function messageOf(): string | null {
    if (failure !== null) return failureText(failure);
    if (isLoading) return isSlow ? t('slow') : t('loading');
    if (state.phase === 'stalled') return t('stalled', { time: lastPicture ?? '—' });
    return state.phase === 'ended' ? t('ended') : null;
  }

  function failureText(kind: VideoFailure): string {
    switch (kind) {
      case 'noVideo':
        return t('failure.noVideo');
      case 'noRecording':
        return t('failure.noRecording');
      case 'recorderDown':
        return t('failure.recorderDown');
      case 'recorderSlow':
        return t('failure.recorderSlow');
      case 'unreachable':
        return t('failure.unreachable');
      case 'signedOut':
        return t('failure.signedOut');
      case 'unexpected':
        return t('failure.unexpected');
    }
  }
}
