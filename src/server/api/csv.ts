/** A column of a CSV file: its heading and the value that an item has in it. */
export interface CsvColumn<Item> {
  readonly heading: string;
  readonly value: (item: Item) => string | number | null;
}

/** Tells a spreadsheet that the file is UTF-8; without it accents are lost. */
const byteOrderMark = '\uFEFF';

/**
 * Where a spreadsheet would begin a formula: a sign of one (also in its full-width form), behind blanks and quotes, at the beginning of a
 * text or of a piece of it. Pieces begin behind every separator that spreadsheets choose by themselves, whichever the file is written
 * with: a file that is read with another one is cut there, and quotes do not hold together what does not begin with them.
 */
const formula = /^(?=[\t\r\n])|(?<=^|[,;|\t\r\n])(?=[\s"]*[=+\-@＝＋－＠])/gu;

/** One line of a CSV file (RFC 4180). What a spreadsheet would run as a formula gets an apostrophe in front. */
export function csvLine(values: readonly (string | number | null)[], separator: string): string {
  return `${values.map((value) => cell(value, separator)).join(separator)}\r\n`;
}

function cell(value: string | number | null, separator: string): string {
  if (value === null || typeof value === 'number') {
    return String(value ?? '');
  }
  const safe = value.replaceAll(formula, "'");
  return safe.includes(separator) || /["\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A CSV file as a stream that reads its next page only when the last one was taken, so that a slow reader costs no memory.
 * `next` answers `null` at the end; where it fails, the stream breaks off, so that nobody takes a part for the whole.
 */
export function csvStream<Item>(options: {
  readonly columns: readonly CsvColumn<Item>[];
  readonly separator: string;
  readonly next: () => Promise<readonly Item[] | null>;
  readonly onFailed: (error: unknown) => void;
}): ReadableStream<Uint8Array> {
  const { columns, separator, next, onFailed } = options;
  const encoder = new TextEncoder();
  const head = csvLine(
    columns.map(({ heading }) => heading),
    separator,
  );
  let waiting = byteOrderMark + head;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const items = await next();
          const lines = (items ?? []).map((item) =>
            csvLine(
              columns.map(({ value }) => value(item)),
              separator,
            ),
          );
          const text = waiting + lines.join('');
          waiting = '';
          // An empty chunk would not be asked for again.
          if (text !== '' || items !== null) controller.enqueue(encoder.encode(text));
          if (items === null) controller.close();
        } catch (error) {
          onFailed(error);
          controller.error(error);
        }
      },
    },
    { highWaterMark: 0 },
  );
}
