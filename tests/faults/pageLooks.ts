/**
 * What is looked up in a window's page. Each function is sent there as text, so it may use nothing but what it is given and what a page
 * has.
 */

/** A place in the window, px. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What the two measurements of a probe leave in the page. */
interface Measuring {
  seen: Promise<{ readonly id: string; readonly at: number } | null>;
  outcome: Promise<number | null>;
}

/** The middle of an element in the window; nothing where it is not, or is not to be seen. */
export function placeOf(selector: string): Place | null {
  const box = document.querySelector(selector)?.getBoundingClientRect();
  if (!box || box.width === 0 || box.bottom < 0 || box.top > innerHeight) return null;
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

/** How many alarms the list shows. */
export function rowCount(): number {
  const grid = document.querySelector('main [role=grid][aria-rowcount]');
  return grid ? Number(grid.getAttribute('aria-rowcount')) - 1 : 0;
}

/** Where the wheel turns the list; nothing while it is empty. */
export function listPlace(): Place | null {
  const box = document.querySelector('main [role=grid][aria-rowcount]')?.getBoundingClientRect();
  return box ? { x: box.left + 300, y: box.top + Math.min(100, box.height / 2) } : null;
}

/** The list as its operator finds it when he comes back to it: at the top, with nothing in the focus. */
export function restList(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  const grid = document.querySelector('main [role=grid][aria-rowcount]');
  if (grid) grid.scrollTop = 0;
}

/** A row in view that is still to be taken, of an alarm with one of these names; nothing where there is none. */
export function rowToTake(names: readonly string[]): string | null {
  for (const row of document.querySelectorAll<HTMLElement>('main [data-alarm]')) {
    const isFree = row.dataset.state === 'new' || row.dataset.state === 'escalated';
    const box = row.getBoundingClientRect();
    const list = row.closest('[role=grid]')?.getBoundingClientRect();
    const isInView = list !== undefined && box.top > list.top + 40 && box.bottom < list.bottom;
    const name = row.querySelector('[data-column=name]')?.textContent ?? '';
    if (isFree && isInView && names.some((each) => name.includes(each))) return row.dataset.alarm ?? null;
  }
  return null;
}

/** The first filter that is not as wanted, which is pressed or not; nothing where all are. */
export function wrongFilter(wanted: string | null): string | null {
  const filters = document.querySelectorAll<HTMLElement>('[data-filter][aria-pressed]');
  const wrong = [...filters].find(
    ({ dataset, ariaPressed }) => (ariaPressed === 'true') !== (dataset.filter === wanted),
  );
  return wrong?.dataset.filter ?? null;
}

/** The first row that shows. */
export function firstRow(): string | null {
  return document.querySelector<HTMLElement>('main [data-alarm]')?.dataset.alarm ?? null;
}

/** How an alarm's row stands: its state and who has it; nothing where it is not there. */
export function rowOf(id: string): { readonly state: string; readonly assignee: string } | null {
  const row = document.querySelector<HTMLElement>(`main [data-alarm="${id}"]`);
  if (!row) return null;
  const assignee = row.querySelector('[data-column=assignee]')?.textContent ?? '';
  return { state: row.dataset.state ?? '', assignee };
}

/** How many players show moving pictures. */
export function playing(): number {
  return document.querySelectorAll('figure[data-phase=playing]').length;
}

/** Whether two players show moving pictures. */
export function bothPlay(): boolean {
  return document.querySelectorAll('figure[data-phase=playing]').length >= 2;
}

/** Whether an alarm has left the list, and the dialog that closed it the window. */
export function isGone(id: string): boolean {
  const row = document.querySelector<HTMLElement>(`main [data-alarm="${id}"]`);
  return (row === null || row.dataset.state === 'gone') && document.querySelector('[role=dialog]') === null;
}

/** What came of a tick: one step more is done, or a dialog asks for a comment; nothing while neither is so. */
export function tickOutcome(tickedBefore: number): 'ticked' | 'dialog' | null {
  const ticked = document.querySelectorAll('[data-procedure] input[type=checkbox]:checked').length;
  if (document.querySelector('[role=dialog] form')) return 'dialog';
  return ticked > tickedBefore ? 'ticked' : null;
}

/** Whether a step more is done and nothing stands in front. */
export function isTicked(tickedBefore: number): boolean {
  const ticked = document.querySelectorAll('[data-procedure] input[type=checkbox]:checked').length;
  return ticked > tickedBefore && document.querySelector('[role=dialog]') === null;
}

/** How the work on the opened alarm stands. */
export function workState(): { readonly ticked: number; readonly mayClose: boolean } {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('[data-procedure] input[type=checkbox]')];
  const close = document.querySelector('[data-procedure] button[aria-keyshortcuts=C]');
  return {
    ticked: boxes.filter(({ checked }) => checked).length,
    mayClose: close !== null && close.getAttribute('aria-disabled') === null,
  };
}

/** Begins to wait for the row on which a text is written: when its frame was drawn. */
export function awaitRow(text: string, mostMs: number): void {
  const rowWith = (): HTMLElement | undefined =>
    [...document.querySelectorAll<HTMLElement>('main [data-alarm]')].find((row) =>
      row.textContent?.includes(text),
    );
  const seen = new Promise((resolve) => {
    const observer = new MutationObserver(() => look());
    const late = setTimeout(() => {
      observer.disconnect();
      resolve(null);
    }, mostMs);
    const look = (): void => {
      const row = rowWith();
      if (!row) return;
      observer.disconnect();
      clearTimeout(late);
      // The frame of this callback is the one that shows the row.
      requestAnimationFrame(() => resolve({ id: row.dataset.alarm, at: Date.now() }));
    };
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    look();
  });
  Object.assign(globalThis, { seen });
}

/** Answers when the awaited row was drawn, by the clock; nothing where it did not come. */
export function seenRow(): Measuring['seen'] {
  return (globalThis as unknown as Measuring).seen;
}

/** Begins to wait for the next click on an alarm's row, and from then for the frame that shows somebody at work on it. */
export function awaitOutcome(id: string, mostMs: number): void {
  const selector = `main [data-alarm="${id}"]`;
  const outcome = new Promise((resolve) => {
    const observer = new MutationObserver(() => look());
    let clickedAt = Number.NaN;
    const stop = (value: number | null): void => {
      observer.disconnect();
      clearTimeout(late);
      document.removeEventListener('click', clicked, { capture: true });
      resolve(value);
    };
    const late = setTimeout(() => stop(null), mostMs);
    const look = (): void => {
      if (document.querySelector<HTMLElement>(selector)?.dataset.state !== 'inProgress') return;
      requestAnimationFrame(() => stop(performance.now() - clickedAt));
    };
    const clicked = (event: MouseEvent): void => {
      // A click that comes after the other's is no measurement: the button has gone.
      const isButton = event.target instanceof Element && event.target.closest(`${selector} button`) !== null;
      if (!isButton) {
        stop(null);
        return;
      }
      clickedAt = event.timeStamp;
      observer.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-state'] });
    };
    document.addEventListener('click', clicked, { capture: true });
  });
  Object.assign(globalThis, { outcome });
}

/** Answers how long it took from the click to its outcome on the screen, ms; nothing where that cannot be said. */
export function clickOutcome(): Measuring['outcome'] {
  return (globalThis as unknown as Measuring).outcome;
}

/** Begins to count what goes wrong in the page. */
export function countErrors(): void {
  const errors: string[] = [];
  addEventListener('error', ({ message }) => errors.push(message));
  addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
  Object.assign(globalThis, { soakErrors: errors });
}

/** What went wrong in the page since `countErrors`. */
export function countedErrors(): readonly string[] {
  return (globalThis as unknown as { soakErrors: readonly string[] }).soakErrors;
}
