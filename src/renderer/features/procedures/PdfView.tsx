import { ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSiteTime } from '../../app/useSiteTime.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './PdfView.module.css';
import type { PdfFile, PdfPage } from './pdfFile.ts';

/** Shares of the width that is there. */
const zooms = [0.5, 0.75, 1, 1.5, 2, 3] as const;
const fullWidth = zooms.indexOf(1);

type Opening =
  | { readonly status: 'opening' | 'failed' }
  | { readonly status: 'open'; readonly file: PdfFile };

/** A PDF, page below page, drawn by the page itself: it needs no program and no plug-in, and nothing in it runs. */
export function PdfView({ address, name }: { readonly address: string; readonly name: string }) {
  const { t } = useTranslation('alarms');
  const siteTime = useSiteTime();
  const opening = usePdf(address);
  const [zoom, setZoom] = useState<number>(fullWidth);
  if (opening.status !== 'open') {
    return (
      <p className={styles.state} role={opening.status === 'failed' ? 'alert' : 'status'}>
        {opening.status === 'failed' ? t('attachment.unreadable') : t('attachment.opening')}
      </p>
    );
  }
  const { pages } = opening.file;
  const share = zooms[zoom] ?? 1;
  return (
    <>
      <div className={styles.tools}>
        <span className={styles.count}>{t('attachment.pages', { count: pages.length })}</span>
        <Button
          look="quiet"
          size="small"
          icon
          aria-label={t('attachment.smaller')}
          title={t('attachment.smaller')}
          unavailable={zoom === 0}
          onClick={() => setZoom((step) => step - 1)}
        >
          <ZoomOut size={16} strokeWidth={1.75} aria-hidden="true" />
        </Button>
        <span className={styles.zoom} aria-live="polite">
          {siteTime.percent(share)}
        </span>
        <Button
          look="quiet"
          size="small"
          icon
          aria-label={t('attachment.larger')}
          title={t('attachment.larger')}
          unavailable={zoom === zooms.length - 1}
          onClick={() => setZoom((step) => step + 1)}
        >
          <ZoomIn size={16} strokeWidth={1.75} aria-hidden="true" />
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it */}
      <section className={styles.pages} aria-label={name} tabIndex={0}>
        {pages.map((page) => (
          <Page key={page.number} page={page} share={share} />
        ))}
      </section>
    </>
  );
}

function usePdf(address: string): Opening {
  const [opening, setOpening] = useState<Opening>({ status: 'opening' });
  useEffect(() => {
    let isOver = false;
    let file: PdfFile | null = null;
    setOpening({ status: 'opening' });
    const open = async () => {
      // The library is large and most alarms do without it, so it comes with the first document.
      const [{ openPdf }, answer] = await Promise.all([import('./pdfFile.ts'), fetch(address)]);
      if (!answer.ok) throw new Error(`the site answered ${answer.status}`);
      file = await openPdf(await answer.arrayBuffer());
      if (isOver) file.close();
      else setOpening({ status: 'open', file });
    };
    open().catch(() => {
      // Whatever it is, protected, damaged or out of reach: what helps is to save it, and the screen says so.
      if (!isOver) setOpening({ status: 'failed' });
    });
    return () => {
      isOver = true;
      file?.close();
    };
  }, [address]);
  return opening;
}

/** Only the pages that are seen are drawn; the others keep their place. */
function Page({ page, share }: { readonly page: PdfPage; readonly share: number }) {
  const { t } = useTranslation('alarms');
  const place = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const [isSeen, setIsSeen] = useState(false);
  const [words, setWords] = useState('');
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    const { current } = place;
    if (!current) return undefined;
    const sizes = new ResizeObserver(() => setWidth(current.clientWidth));
    const views = new IntersectionObserver((entries) => setIsSeen(entries.at(-1)?.isIntersecting ?? false), {
      rootMargin: '400px',
    });
    sizes.observe(current);
    views.observe(current);
    return () => {
      sizes.disconnect();
      views.disconnect();
    };
  }, []);

  useEffect(() => {
    const { current } = canvas;
    if (!current || width === 0) return undefined;
    if (!isSeen) {
      // Drawn pages are large: one that is out of sight gives its memory back.
      current.width = 0;
      return undefined;
    }
    let isOver = false;
    const drawing = page.draw(current, width * devicePixelRatio);
    Promise.all([drawing.done, page.words().then(setWords)]).then(
      () => setHasFailed(false),
      // Given up because it is drawn anew, or not seen any more.
      () => setHasFailed(!isOver),
    );
    return () => {
      isOver = true;
      drawing.cancel();
    };
  }, [page, width, isSeen]);

  return (
    <article
      ref={place}
      className={styles.page}
      style={{ width: `${share * 100}%`, aspectRatio: `${page.width} / ${page.height}` }}
      aria-label={t('attachment.page', { number: page.number })}
    >
      <canvas ref={canvas} className={styles.canvas} />
      <p className={styles.words}>{words}</p>
      {hasFailed && <p className={styles.failed}>{t('attachment.unreadable')}</p>}
    </article>
  );
}
