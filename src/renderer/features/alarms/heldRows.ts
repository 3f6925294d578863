/** Rows in their order. */
export interface Rows {
  readonly ids: readonly string[];
  /** The rows that stood there at the start, those that have left since included. */
  readonly places: () => RowPlaces;
}

interface RowPlaces {
  readonly ids: readonly string[];
  readonly placeOf: ReadonlyMap<string, number>;
  /** By place: 1 where the row has left. */
  readonly left: Uint8Array;
}

/** The rows on the screen, and the alarms that wait to be among them. */
export interface HeldRows {
  readonly rows: Rows;
  readonly waiting: readonly string[];
}

/** Rows of these ids; where each of them stands is worked out at the first question, which only held rows are asked. */
export function rowsOf(ids: readonly string[]): Rows {
  let places: RowPlaces | undefined;
  return {
    ids,
    places() {
      places ??= {
        ids,
        placeOf: new Map(ids.map((id, index) => [id, index])),
        left: new Uint8Array(ids.length),
      };
      return places;
    },
  };
}

/**
 * Decides which rows stand where. While the operator is on the rows (`held`) none of them moves: new ones wait, and one that has
 * gone or no longer fits the filters keeps its place until he leaves. `stays` says which may, and is asked for those alone that the
 * list no longer has: every open alarm, and of those that have gone not one that he closed himself, nor one that he may no longer see.
 */
export function holdRows(
  before: Rows,
  wanted: readonly string[],
  held: boolean,
  stays: (id: string) => boolean,
): HeldRows {
  if (!held || before.ids.length === 0) {
    return { rows: wanted === before.ids ? before : rowsOf(wanted), waiting: [] };
  }
  const places = before.places();
  const { waiting, isWanted } = compareWith(places, wanted);
  const leaving: number[] = [];
  places.ids.forEach((id, place) => {
    if (isWanted[place] === 0 && places.left[place] === 0 && !stays(id)) {
      leaving.push(place);
    }
  });
  return { rows: leaving.length === 0 ? before : without(places, leaving), waiting };
}

/**
 * Goes along both lists at once: held rows and wanted ones are mostly the same in the same order, and 20,000 are compared with every
 * change. Only where they part is a row looked up.
 */
function compareWith({ ids, placeOf, left }: RowPlaces, wanted: readonly string[]) {
  const isWanted = new Uint8Array(ids.length);
  const waiting: string[] = [];
  let next = 0;
  for (const id of wanted) {
    const place = ids[next] === id ? next : placeOf.get(id);
    if (place === undefined || left[place] === 1) {
      waiting.push(id);
    } else {
      isWanted[place] = 1;
      next = place + 1;
    }
  }
  return { waiting, isWanted };
}

function without({ ids, placeOf, left }: RowPlaces, leaving: readonly number[]): Rows {
  const leftNow = left.slice();
  for (const place of leaving) {
    leftNow[place] = 1;
  }
  const places = { ids, placeOf, left: leftNow };
  return { ids: ids.filter((_id, place) => leftNow[place] === 0), places: () => places };
}
