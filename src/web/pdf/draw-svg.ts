import { type Doc, widthOf, writeLine } from './pen.ts'
import { readSvg, type Token } from './svg-tokens.ts'

type Open = Extract<Token, { kind: 'open' }>
type Attributes = Record<string, string>

/** What a shape takes from the groups around it. */
const inherited = [
  'fill',
  'stroke',
  'stroke-width',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
]
/** What is said and not drawn. */
const unseen = new Set(['title', 'desc', 'defs', 'pattern'])

/**
 * Draws a chart of ours into a document at a place, as wide as `width`; gives its height. It knows what our charts use: rect, line,
 * circle, path, polyline, polygon, text with tspan, groups with translate and rotate, and a pattern as hatching.
 */
export function drawSvg(doc: Doc, markup: string, x: number, y: number, width: number): number {
  const tokens = readSvg(markup)
  const root = tokens[0] as Open
  const [left = 0, top = 0, wide = 1, tall = 1] = numbersOf(root.attributes.viewBox ?? '')
  const scale = width / wide
  doc.save()
  doc.translate(x, y).scale(scale).translate(-left, -top)
  doc.rect(left, top, wide, tall).clip()
  walk(doc, tokens)
  doc.restore()
  return tall * scale
}

function walk(doc: Doc, tokens: readonly Token[]) {
  const around: Attributes[] = [{}]
  let skipping = 0
  let text: Attributes | undefined
  for (const token of tokens) {
    if (token.kind === 'text') {
      if (text && skipping === 0) writeText(doc, token.text, text)
      continue
    }
    if (token.kind === 'close') {
      if (unseen.has(token.name)) skipping--
      else if (skipping === 0) {
        around.pop()
        if (token.name === 'g') doc.restore()
        text = token.name === 'tspan' ? around.at(-1) : undefined
      }
      continue
    }
    if (unseen.has(token.name)) {
      if (!token.empty) skipping++
      continue
    }
    if (skipping > 0) continue
    const attributes = { ...pick(around.at(-1) ?? {}), ...token.attributes }
    if (token.name === 'tspan')
      Object.assign(attributes, { y: token.attributes.y ?? around.at(-1)?.y ?? '0' })
    if (token.name === 'text' || token.name === 'tspan') text = attributes
    if (token.name === 'g') {
      doc.save()
      transform(doc, token.attributes.transform)
    } else drawShape(doc, token.name, attributes)
    if (!token.empty) around.push(attributes)
  }
}

function pick(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => inherited.includes(name)))
}

function drawShape(doc: Doc, name: string, attributes: Attributes) {
  const trace = shapes[name]
  // A path without a course would clip nothing away.
  if (!trace || (name === 'path' && !attributes.d)) return
  doc.save()
  transform(doc, attributes.transform)
  const { fill = '#000', stroke } = attributes
  const number = (key: string, otherwise: number) => Number(attributes[key] ?? otherwise)
  if (fill.startsWith('url(')) hatch(doc, () => trace(doc, attributes))
  else if (fill !== 'none' && name !== 'line') {
    trace(doc, attributes)
    doc.fillColor(fill, number('fill-opacity', 1)).fill()
  }
  if (stroke && stroke !== 'none') {
    trace(doc, attributes)
    doc.lineWidth(number('stroke-width', 1)).strokeColor(stroke)
    doc.lineJoin('round').lineCap(attributes['stroke-linecap'] === 'round' ? 'round' : 'butt')
    const dashes = numbersOf(attributes['stroke-dasharray'] ?? '')
    if (dashes.length > 1) doc.dash(dashes[0] as number, { space: dashes[1] })
    doc.stroke()
  }
  doc.restore()
}

const shapes: Record<string, (doc: Doc, attributes: Attributes) => void> = {
  rect: (doc, one) => doc.rect(at(one, 'x'), at(one, 'y'), at(one, 'width'), at(one, 'height')),
  line: (doc, one) => doc.moveTo(at(one, 'x1'), at(one, 'y1')).lineTo(at(one, 'x2'), at(one, 'y2')),
  circle: (doc, one) => doc.circle(at(one, 'cx'), at(one, 'cy'), at(one, 'r')),
  path: (doc, one) => doc.path(one.d ?? ''),
  polygon: (doc, one) => doc.polygon(...pointsOf(one)),
  polyline: (doc, one) =>
    pointsOf(one).forEach(([x, y], place) => {
      if (place === 0) doc.moveTo(x, y)
      else doc.lineTo(x, y)
    }),
}

/** Slanted lines inside a shape. */
function hatch(doc: Doc, trace: () => void) {
  trace()
  doc.fillColor('#fff').fill()
  trace()
  doc.clip()
  for (let x = -700; x < 1100; x += 5) doc.moveTo(x, -100).lineTo(x + 800, 700)
  doc.lineWidth(0.9).strokeColor('#6f7f7b').stroke()
}

function writeText(doc: Doc, text: string, attributes: Attributes) {
  const size = Number(attributes['font-size'] ?? 13)
  const weight = Number(attributes['font-weight'] ?? 400) >= 600 ? 'bold' : 'normal'
  const style = { size, weight, colour: attributes.fill ?? '#12211f' } as const
  const width = widthOf(doc, text, style)
  const anchor = attributes['text-anchor']
  const x = at(attributes, 'x') - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0)
  const middled = /middle|central/.test(attributes['dominant-baseline'] ?? '')
  const y = at(attributes, 'y') + (middled ? size * 0.33 : 0)
  if (attributes['paint-order'] === 'stroke') {
    doc.save().fillOpacity(0.85)
    doc.rect(x - 2, y - size * 0.95, width + 4, size * 1.35).fill('#fff')
    doc.restore()
  }
  writeLine(doc, text, x, y, style)
}

function transform(doc: Doc, text: string | undefined) {
  for (const [, name, inner] of (text ?? '').matchAll(/(translate|rotate)\(([^)]*)\)/g)) {
    const [first = 0, second = 0, third = 0] = numbersOf(inner ?? '')
    if (name === 'translate') doc.translate(first, second)
    else doc.rotate(first, { origin: [second, third] })
  }
}

function at(attributes: Attributes, name: string): number {
  return Number(attributes[name] ?? 0)
}

function pointsOf({ points = '' }: Attributes): [number, number][] {
  const numbers = numbersOf(points)
  return Array.from({ length: numbers.length / 2 }, (_, place) => [
    numbers[place * 2] as number,
    numbers[place * 2 + 1] as number,
  ])
}

function numbersOf(text: string): number[] {
  return (text.match(/-?\d+(\.\d+)?/g) ?? []).map(Number)
}
