import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { ok, type Result } from '../../shared/domain/result.ts';
import type { IngestRefusal } from './contract.ts';
import { refuse } from './refusals.ts';

/** Messages of devices are a few kilobytes; a recorder's batch may be more. */
const bytesMost = 2 * 1024 * 1024;
/** Elements within each other. */
const depthMost = 40;
/** Elements and attributes are counted by their marks before anything is built of them. */
const marksMost = 200_000;

/**
 * Names without their prefixes: devices choose them freely. Values stay text, and the parser expands nothing: entities are
 * replaced here, the five of XML and character references alone.
 */
const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#text',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  htmlEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  trimValues: true,
  maxNestedTags: depthMost,
  tagValueProcessor: (_name, value) => replaceEntities(value),
  attributeValueProcessor: (_name, value) => replaceEntities(value),
});

/** A document of XML: its text, and its elements as nested objects. */
export interface XmlDocument {
  readonly text: string;
  readonly root: Readonly<Record<string, unknown>>;
}

/** Reads XML of a sender that may mean harm: without document types and entities, bounded in size and depth. */
export function readXml(body: Buffer, charset: string | null): Result<XmlDocument, IngestRefusal> {
  if (body.length > bytesMost) {
    return refuse(413, `an XML body has ${bytesMost} bytes at most`);
  }
  const text = decode(body, charset);
  if (!text.ok) {
    return text;
  }
  const xml = text.value;
  if (/<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(xml)) {
    return refuse(422, 'document types and entities are not taken');
  }
  const excess = excessOf(xml);
  if (excess !== null) {
    return refuse(422, excess);
  }
  try {
    const valid = XMLValidator.validate(xml);
    if (valid !== true) {
      return refuse(400, `the body is not well-formed XML, line ${valid.err.line}`);
    }
    return ok({ text: xml, root: parser.parse(xml) as Readonly<Record<string, unknown>> });
  } catch (error) {
    // The parser throws what it cannot read, some of it without a class of its own.
    if (error instanceof Error) {
      return refuse(400, 'the body is not XML that can be read');
    }
    throw error;
  }
}

function decode(body: Buffer, charset: string | null): Result<string, IngestRefusal> {
  const declared = /^\uFEFF?<\?xml[^>]{0,100}\sencoding\s*=\s*["']([\w.-]{1,40})["']/.exec(
    body.subarray(0, 200).toString('latin1').replace('\u00EF\u00BB\u00BF', ''),
  )?.[1];
  try {
    return ok(new TextDecoder(charset ?? declared ?? 'utf-8', { fatal: true }).decode(body));
  } catch (error) {
    return error instanceof RangeError
      ? refuse(415, 'the body is in an encoding that is not known')
      : refuse(400, 'the body is not in the encoding that it claims');
  }
}

/** Looks at the marks alone, in one pass: what is too deep or too much is never built. */
function excessOf(xml: string): string | null {
  let depth = 0;
  let marks = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
    marks += 1;
    const next = xml[at + 1];
    if (next === '/') {
      depth -= 1;
    } else if (next !== '?' && next !== '!') {
      const end = xml.indexOf('>', at);
      depth += end > 0 && xml[end - 1] === '/' ? 0 : 1;
    }
    if (depth > depthMost) {
      return `elements lie more than ${depthMost} deep`;
    }
    if (marks > marksMost) {
      return `more than ${marksMost} elements`;
    }
  }
  return null;
}

const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function replaceEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\dA-Fa-f]{1,6})|(\w{2,4}));/g, (all, decimal, hex, name) => {
    if (name !== undefined) {
      return namedEntities[String(name)] ?? all;
    }
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : all;
  });
}
