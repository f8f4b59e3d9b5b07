/** A part of our own SVG: a tag that opens or closes, or text. */
export type Token =
  | { kind: 'open'; name: string; attributes: Record<string, string>; empty: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
}

/** Reads markup as our renderer writes it: every tag closed, attributes in double quotes, five entities. Nothing else is asked of it. */
export function readSvg(markup: string): Token[] {
  return [...markup.matchAll(/<(\/?)([a-zA-Z]+)((?:\s[^\s=>]+="[^"]*")*)\s*(\/?)>|([^<]+)/g)].map(
    ([, closes, name = '', attributes = '', empty, text]): Token => {
      if (text !== undefined) return { kind: 'text', text: plain(text) }
      if (closes) return { kind: 'close', name }
      return { kind: 'open', name, attributes: readAttributes(attributes), empty: empty === '/' }
    },
  )
}

function readAttributes(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([^\s=]+)="([^"]*)"/g)].map(([, name, value]) => [name, plain(value ?? '')]),
  )
}

function plain(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#x27);/g, (entity) => entities[entity] ?? entity)
}
