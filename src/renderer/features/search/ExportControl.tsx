import { Download, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BridgeFailure } from '../../../shared/bridge/contract.ts';
import { bridge } from '../../app/bridge.ts';
import { failureText } from '../../app/failureText.ts';
import { useAppSelector } from '../../app/hooks.ts';
import { useSiteTime } from '../../app/useSiteTime.ts';
import { selectLocale, selectTimeZone } from '../../app/workstationSlice.ts';
import { Button } from '../../ui/Button.tsx';
import { exportRequest } from './exportRequest.ts';
import type { FixedQuery } from './queryForm.ts';
import styles from './ResultsView.module.css';

interface ExportControlProps {
  readonly name: string;
  readonly query: FixedQuery;
  readonly isEmpty: boolean;
}

type Export =
  | { readonly state: 'none' | 'cancelled' }
  | { readonly state: 'running'; readonly id: string; readonly rows: number | null }
  | { readonly state: 'done'; readonly name: string; readonly rows: number }
  | { readonly state: 'failed'; readonly failure: BridgeFailure };

/** Writes what was found into a CSV file, says how far that is, and lets it be given up (R-H08). */
export function ExportControl({ name, query, isEmpty }: ExportControlProps) {
  const { t } = useTranslation('search');
  const { t: errors } = useTranslation('errors');
  const { t: alarms } = useTranslation('alarms');
  const siteTime = useSiteTime();
  const locale = useAppSelector(selectLocale);
  const timeZone = useAppSelector(selectTimeZone);
  const [run, setRun] = useState<Export>({ state: 'none' });
  const running = useRef<string | null>(null);
  useEffect(() => {
    const stop = bridge().on('export.progress', ({ id, rows }) => {
      if (id === running.current) setRun({ state: 'running', id, rows });
    });
    return () => {
      stop();
      // Whoever leaves the results does not wait for their file.
      if (running.current !== null) void bridge().call('search.cancelExport', { id: running.current });
    };
  }, []);

  const start = async () => {
    const id = crypto.randomUUID();
    running.current = id;
    setRun({ state: 'running', id, rows: null });
    const what = name || (query.in === 'alarms' ? t('export.fileAlarms') : t('export.fileEvents'));
    // Swedish dates are ISO dates.
    const day = new Intl.DateTimeFormat('sv', { timeZone }).format(Date.now());
    const answer = await bridge().call('search.export', {
      id,
      name: `${what} ${day}.csv`,
      request: exportRequest(query, locale, { t, alarms }),
    });
    running.current = null;
    if (!answer.ok) setRun({ state: 'failed', failure: answer.error });
    else if (answer.value.saved === null) setRun({ state: 'cancelled' });
    else setRun({ state: 'done', name: answer.value.saved, rows: answer.value.rows });
  };
  const text = () => {
    switch (run.state) {
      case 'none':
        return '';
      case 'cancelled':
        return t('export.cancelled');
      case 'running':
        return run.rows === null
          ? t('export.choosing')
          : t('export.running', { count: run.rows, total: siteTime.number(run.rows) });
      case 'done':
        return t('export.done', { count: run.rows, total: siteTime.number(run.rows), name: run.name });
      case 'failed':
        return t('export.failed', { reason: failureText(errors, run.failure) });
    }
  };
  const isRunning = run.state === 'running';
  return (
    <div className={styles.export}>
      <p
        className={styles.exportState}
        role={run.state === 'failed' ? 'alert' : 'status'}
        data-tone={run.state === 'failed' ? 'lost' : undefined}
        title={text()}
      >
        {text()}
      </p>
      {isRunning ? (
        <Button onClick={() => void bridge().call('search.cancelExport', { id: run.id })}>
          <X size={16} strokeWidth={1.75} aria-hidden="true" />
          {t('export.cancel')}
        </Button>
      ) : (
        <Button unavailable={isEmpty} onClick={() => void start()}>
          <Download size={16} strokeWidth={1.75} aria-hidden="true" />
          {t('export.button')}
        </Button>
      )}
    </div>
  );
}
