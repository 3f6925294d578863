import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist';
import PdfWorker from 'pdfjs-dist/build/pdf.worker.min.mjs?worker';

/** A page of a document at the size in which it is drawn, CSS px at 100 %. */
export interface PdfPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** Draws it onto a canvas, so many device pixels wide; `cancel` gives up. */
  readonly draw: (canvas: HTMLCanvasElement, width: number) => PdfDrawing;
  /** Its words, for those who do not see it. */
  readonly words: () => Promise<string>;
}

/** A page that is being drawn. */
export interface PdfDrawing {
  readonly done: Promise<void>;
  readonly cancel: () => void;
}

/** A document that is open; `close` frees what it holds. */
export interface PdfFile {
  readonly pages: readonly PdfPage[];
  readonly close: () => void;
}

/** More pages than an operator leafs through; the whole document can be saved. */
const pagesMost = 200;

/** Opens a document that a page fetched. Nothing in it runs, and its links lead nowhere: only its pages are drawn. */
export async function openPdf(bytes: ArrayBuffer): Promise<PdfFile> {
  // One worker for all documents of the window.
  GlobalWorkerOptions.workerPort ??= new PdfWorker();
  const task: PDFDocumentLoadingTask = getDocument({
    data: new Uint8Array(bytes),
    enableXfa: false,
    useSystemFonts: true,
    // The pages' policy lets no WebAssembly run; vite.config.ts puts the decoders in JavaScript there.
    useWasm: false,
    wasmUrl: new URL('bundle/pdf/', document.baseURI).href,
    useWorkerFetch: true,
  });
  const close = () => {
    task.destroy().catch(reportError);
  };
  try {
    return { pages: await pagesOf(await task.promise), close };
  } catch (error) {
    close();
    throw error;
  }
}

async function pagesOf(file: PDFDocumentProxy): Promise<readonly PdfPage[]> {
  const numbers = Array.from({ length: Math.min(file.numPages, pagesMost) }, (_, index) => index + 1);
  return Promise.all(numbers.map(async (number) => pageOf(await file.getPage(number), number)));
}

function pageOf(page: PDFPageProxy, number: number): PdfPage {
  const { width, height } = page.getViewport({ scale: 1 });
  return {
    number,
    width,
    height,
    draw(canvas, drawnWidth) {
      const viewport = page.getViewport({ scale: drawnWidth / width });
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      const drawing = page.render({ canvas, viewport });
      return { done: drawing.promise, cancel: () => drawing.cancel() };
    },
    async words() {
      const { items } = await page.getTextContent();
      return items
        .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
        .join('')
        .trim();
    },
  };
}
