/** A part of a form: what follows `form-data; ` in its header, and its content. */
export interface FormPart {
  readonly fields: string;
  readonly content: Buffer;
}

/** A well-formed `multipart/form-data` body, for a test to spoil. */
export function multipartForm(mark: string, ...parts: readonly FormPart[]): Buffer {
  return Buffer.concat([
    ...parts.flatMap(({ fields, content }, index) => [
      Buffer.from(
        `${index === 0 ? '' : '\r\n'}--${mark}\r\nContent-Disposition: form-data; ${fields}\r\n\r\n`,
      ),
      content,
    ]),
    Buffer.from(`\r\n--${mark}--\r\n`),
  ]);
}
