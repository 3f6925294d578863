/** The first bytes of pictures and documents, with just enough behind them to be told apart. */
export const samplePng = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(32)]);
export const sampleJpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(32)]);
export const samplePdf = Buffer.from('%PDF-1.7\n%%EOF\n');
export const sampleDocx = zipOf('[Content_Types].xml', 'word/document.xml');
export const sampleXlsx = zipOf('[Content_Types].xml', 'xl/workbook.xml');
/** A document with macros, which has an ending of its own. */
export const sampleMacros = zipOf('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin');
export const sampleDoc = compoundOf('WordDocument');
export const sampleXls = compoundOf('Workbook');
/** A worksheet of Excel 4. */
export const sampleBiff = Buffer.from('0904060000001000', 'hex');

/** A ZIP file of empty entries. */
export function zipOf(...names: readonly string[]): Buffer {
  const entries = names.map((name) => Buffer.from(name));
  const locals = entries.map((name) => {
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(name.length, 26);
    return Buffer.concat([header, name]);
  });
  const directory = Buffer.concat(
    entries.map((name) => {
      const header = Buffer.alloc(46);
      header.writeUInt32LE(0x02014b50, 0);
      header.writeUInt16LE(name.length, 28);
      return Buffer.concat([header, name]);
    }),
  );
  const body = Buffer.concat(locals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, directory, end]);
}

function compoundOf(stream: string): Buffer {
  const head = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  return Buffer.concat([head, Buffer.alloc(504), Buffer.from(`${stream}\0`, 'utf16le'), Buffer.alloc(64)]);
}
