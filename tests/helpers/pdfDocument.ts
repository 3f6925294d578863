/** A PDF of A6 pages with a line of text each, as a program would write it. */
export function pdfOf(lines: readonly string[]): Buffer {
  const text = (line: string) => stream('', Buffer.from(`BT /F1 18 Tf 24 360 Td (${line}) Tj ET`, 'latin1'));
  return pdfWith(
    lines.map(text),
    '/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >>',
    [],
  );
}

/** A PDF whose one page is a scan of the kind that fax machines and copiers write (CCITT group 4): a black bar down the middle. */
export function scannedPdf(): Buffer {
  // ITU-T T.6: the first row by horizontal mode (8 white, 16 black), every other one as the row above it, and the end of the block.
  const rows = `001${'10011'}${'0000010111'}1${'111'.repeat(31)}${'000000000001'.repeat(2)}`;
  const bytes = Buffer.from(
    (rows.match(/.{1,8}/g) ?? []).map((bits) => Number.parseInt(bits.padEnd(8, '0'), 2)),
  );
  const picture = stream(
    '/Type /XObject /Subtype /Image /Width 32 /Height 32 /ColorSpace /DeviceGray /BitsPerComponent 1 ' +
      '/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 32 /Rows 32 >>',
    bytes,
  );
  return pdfWith([stream('', Buffer.from('298 0 0 420 0 0 cm /Scan Do'))], '/XObject << /Scan 3 0 R >>', [
    picture,
  ]);
}

function pdfWith(contents: readonly Buffer[], resources: string, more: readonly Buffer[]): Buffer {
  const first = 3 + more.length;
  const pages = contents.map((_, index) => first + index * 2);
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(
      `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((page) => `${page} 0 R`).join(' ')}] >>`,
    ),
    ...more,
    ...contents.flatMap((content, index) => [
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 298 420] /Contents ${first + index * 2 + 1} 0 R ` +
          `/Resources << ${resources} >> >>`,
      ),
      content,
    ]),
  ];
  const parts = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(lengthOf(parts));
    parts.push(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]));
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const start = lengthOf(parts);
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

function stream(dictionary: string, bytes: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

function lengthOf(parts: readonly Buffer[]): number {
  return parts.reduce((length, part) => length + part.length, 0);
}
