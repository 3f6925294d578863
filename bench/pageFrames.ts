import type { Page } from '@playwright/test';

/** How evenly a window drew, ms from frame to frame. */
export interface FrameTimes {
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
  /** Of all frames, how many took longer than 50 ms. */
  readonly shareOver50: number;
  /** The longest piece of work without a break on the page's own thread: what the page alone is to blame for. */
  readonly longestWork: number;
}

/** Draws for that long, something new in every frame, and answers how it went. With `scrolled` that element is scrolled all the while. */
export function measureFrames(
  page: Page,
  milliseconds: number,
  scrolled: string | null,
): Promise<FrameTimes> {
  return page.evaluate(
    async ([duration, selector]) => {
      const frames: number[] = [];
      let longestWork = 0;
      const works = new PerformanceObserver((list) => {
        for (const { duration: took } of list.getEntries()) longestWork = Math.max(longestWork, took);
      });
      works.observe({ type: 'longtask' });
      const mark = document.createElement('i');
      mark.textContent = '·';
      mark.style.cssText = 'position:fixed;bottom:0;right:0;color:inherit';
      document.body.append(mark);
      const startedAt = performance.now();
      let before = startedAt;
      const element = selector === null ? null : document.querySelector(selector);
      const list = element && { element, most: element.scrollHeight - element.clientHeight };
      let top = 0;
      let step = 45;
      for (;;) {
        const now = await new Promise<number>(requestAnimationFrame);
        if (frames.length > 0 || now > startedAt) frames.push(Math.max(0, now - before));
        before = now;
        if (now - startedAt > duration) break;
        mark.style.opacity = String((frames.length % 10) / 10);
        if (list) {
          // The place is reckoned, not read: to read it would have the page laid out once more in each frame.
          if (top + step < 0 || top + step > list.most) step = -step;
          top += step;
          list.element.scrollTop = top;
        }
      }
      mark.remove();
      works.disconnect();
      const sorted = frames.toSorted((one, other) => one - other);
      const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
      return {
        p50: at(0.5),
        p99: at(0.99),
        longest: at(1),
        shareOver50: frames.filter((each) => each > 50).length / frames.length,
        longestWork,
      };
    },
    [milliseconds, scrolled] as const,
  );
}

/** Clicks and answers how long it took until what the click asked for was painted, ms. */
export async function clickToPainted(page: Page, selector: string): Promise<number> {
  await page.evaluate(() => {
    const painted = new Promise((resolve) => {
      document.addEventListener(
        'click',
        (event) => {
          requestAnimationFrame(() => {
            // The message is handled after the frame that this callback belongs to.
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve(performance.now() - event.timeStamp);
            channel.port2.postMessage(null);
          });
        },
        { once: true, capture: true },
      );
    });
    Object.assign(globalThis, { painted });
  });
  await page.locator(selector).click();
  return page.evaluate(() => (globalThis as unknown as { painted: Promise<number> }).painted);
}

/** Counts what the page's own thread computes, ms of its processor time: unlike times by the clock it does not grow on a busy machine. */
export async function createWorkMeter(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
}

/** What the page's scripts hold, once what they dropped has been collected, MB. */
export async function heapMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize } = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    embedderHeapUsedSize?: number;
  };
  await session.detach();
  return (usedSize + (embedderHeapUsedSize ?? 0)) / 2 ** 20;
}
