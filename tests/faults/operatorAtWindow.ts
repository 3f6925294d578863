import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import type { DrivenPage } from './drivenPage.ts';
import {
  awaitOutcome,
  awaitRow,
  bothPlay,
  clickOutcome,
  countErrors,
  firstRow,
  isGone,
  isTicked,
  listPlace,
  type Place,
  placeOf,
  playing,
  restList,
  rowCount,
  rowOf,
  rowToTake,
  seenRow,
  tickOutcome,
  workState,
  wrongFilter,
} from './pageLooks.ts';

/** Alarms of the demo site with two cameras, by their names. */
const withTwoCameras = [
  'Matrícula en lista negra',
  'Intruso en el muelle',
  'Pulsador de emergencia',
  'Puerta forzada',
  'Puerta abierta',
  'Acceso denegado',
];
const measuredWithinMs = 20_000;
const shownWithinMs = 20_000;
/** Steps of a demo procedure, and one more to be sure. */
const stepsMost = 6;
/** Alarms that one turn finishes; more are only there after something went wrong. */
const finishedMost = 4;
const triesMost = 10;
/** Pictures are taken of the first troubles: the tenth shows what the third did. */
const picturesMost = 5;
/** Between two turns of the wheel. */
const wheelEveryMs = 150;

/** What an operator has done, and what he had to look at meanwhile. */
export interface OperatorCount {
  readonly closed: number;
  /** How often both players of an alarm were waited for until they played. */
  readonly watched: number;
  /** Looks at the players, and how many of the two were seen to play in all of them. */
  readonly looks: number;
  readonly seenPlaying: number;
  /** Works that did not go as they should, for any reason. */
  readonly troubles: readonly string[];
}

/** A person at a real window: looks for alarms, takes them, watches their cameras, works their procedures and closes them. */
export class OperatorAtWindow {
  readonly #page: DrivenPage;
  readonly #name: string;
  #closed = 0;
  #watched = 0;
  #looks = 0;
  #seenPlaying = 0;
  readonly #troubles: string[] = [];

  constructor(page: DrivenPage, name: string) {
    this.#page = page;
    this.#name = name;
  }

  get count(): OperatorCount {
    return {
      closed: this.#closed,
      watched: this.#watched,
      looks: this.#looks,
      seenPlaying: this.#seenPlaying,
      troubles: this.#troubles,
    };
  }

  async signIn(password: string): Promise<void> {
    for (const [field, text] of [
      ['user', this.#name],
      ['password', password],
    ] as const) {
      const place = await this.#page.until(shownWithinMs, placeOf, `input[name=${field}]`);
      await this.#page.click(place.x, place.y);
      await this.#page.type(text);
    }
    await this.#page.press('Enter');
    await this.#page.until(shownWithinMs, placeOf, '[data-filter=mine]');
    await this.#page.run(countErrors);
  }

  openAlarms(): Promise<number> {
    return this.#page.run(rowCount);
  }

  /** Leaves the list alone, so that new rows come in at its top. */
  async rest(): Promise<void> {
    await this.#page.move(400, 5);
    await this.#page.run(restList);
    // The pointer is taken to be on its way for a moment.
    await pass(500);
  }

  /** Waits for the row on which a text is written: answers its alarm, and when it was drawn by the clock, once it was. */
  async expectRow(text: string): Promise<() => ReturnType<typeof seenRow>> {
    await this.#page.run(awaitRow, text, measuredWithinMs);
    return () => this.#page.run(seenRow);
  }

  /** Points at an alarm's Handle; what it answers clicks there, and tells how long it took until its outcome was on the screen, ms. */
  async aimAtHandle(alarm: string): Promise<() => Promise<number | null>> {
    const button = `main [data-alarm="${alarm}"] button[aria-keyshortcuts=H]`;
    const place = await this.#pointAt(button);
    await this.#page.run(awaitOutcome, alarm, measuredWithinMs);
    return async () => {
      await this.#page.click(place.x, place.y);
      return this.#page.run(clickOutcome);
    };
  }

  /** Who has an alarm, as its row says. */
  async assigneeOf(alarm: string): Promise<string> {
    return (await this.#page.run(rowOf, alarm))?.assignee ?? '';
  }

  /** Works until a time: ends what he has, takes the next one, and looks on while its cameras play. */
  async workUntil(untilMs: number): Promise<void> {
    await this.#attempt(() => this.#finishMine());
    await this.#attempt(() => this.#takeNext());
    do {
      await this.#attempt(() => this.#scrollList());
    } while (performance.now() < untilMs);
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#troubles.push(`${new Date().toISOString()} ${this.#name}: ${String(error)}`);
      if (this.#troubles.length <= picturesMost) {
        const name = `valerus-soak-${this.#name}-${this.#troubles.length}.png`;
        writeFileSync(path.join(tmpdir(), name), await this.#page.picture());
      }
      // Whatever is in front goes.
      await this.#page.press('Escape');
      await this.rest();
      await this.#filter(null);
    }
  }

  async #finishMine(): Promise<void> {
    await this.#filter('mine');
    for (let count = 0; count < finishedMost; count += 1) {
      // The list behind a filter is drawn in the next frame.
      await pass(200);
      const alarm = await this.#page.run(firstRow);
      if (alarm === null) break;
      await this.#finish(alarm);
    }
    await this.#filter(null);
  }

  /** Presses filters until they are as wanted: one that moved aside for another button may have been missed. */
  async #filter(wanted: 'mine' | null): Promise<void> {
    for (let tries = 0; tries < triesMost; tries += 1) {
      const wrong = await this.#page.run(wrongFilter, wanted);
      if (wrong === null) return;
      await this.#clickOn(`[data-filter=${wrong}]`);
      await pass(300);
    }
    throw new Error('the filters are not as wanted');
  }

  async #finish(alarm: string): Promise<void> {
    await this.#clickOn(`main [data-alarm="${alarm}"] [data-column=name]`);
    await this.#watch();
    for (let step = 0; step < stepsMost; step += 1) {
      const { mayClose, ticked } = await this.#page.run(workState);
      if (mayClose) break;
      await this.#page.press('t');
      if ((await this.#page.until(shownWithinMs, tickOutcome, ticked)) === 'dialog') {
        await this.#page.type('Visto por la ronda');
        await this.#page.press('Enter');
        await this.#page.until(shownWithinMs, isTicked, ticked);
      }
    }
    await this.#clickOn('[data-procedure] button[aria-keyshortcuts=C]');
    await this.#page.until(shownWithinMs, placeOf, '[role=dialog] form');
    await this.#page.press('1');
    await this.#page.press('Enter');
    await this.#page.until(shownWithinMs, isGone, alarm);
    this.#closed += 1;
  }

  async #takeNext(): Promise<void> {
    await this.rest();
    const alarm = await this.#page.until(shownWithinMs, rowToTake, withTwoCameras);
    const take = await this.aimAtHandle(alarm);
    await take();
    await this.#watch();
  }

  /** Waits until both players of the opened alarm play. */
  async #watch(): Promise<void> {
    await this.#page.until(shownWithinMs, bothPlay);
    this.#watched += 1;
  }

  /** Down the list and up again, as somebody looks for an alarm, with an eye on the cameras. */
  async #scrollList(): Promise<void> {
    const place = await this.#page.run(listPlace);
    for (const delta of [240, 240, 480, 480, -480, -480, -240, -240]) {
      if (place) await this.#page.wheel(place.x, place.y, delta);
      await pass(wheelEveryMs);
    }
    this.#looks += 1;
    this.#seenPlaying += await this.#page.run(playing);
  }

  async #clickOn(selector: string): Promise<void> {
    const { x, y } = await this.#pointAt(selector);
    await this.#page.click(x, y);
  }

  /** Puts the pointer on an element, and answers where it is. */
  async #pointAt(selector: string): Promise<Place> {
    const near = await this.#page.until(shownWithinMs, placeOf, selector);
    await this.#page.move(near.x, near.y);
    // With the pointer on them rows and filters stay where they are: only now does it pay to aim.
    await pass(100);
    const place = await this.#page.until(shownWithinMs, placeOf, selector);
    await this.#page.move(place.x, place.y);
    return place;
  }
}
