import type { Text } from '../../base/text.ts'

/** Why a file is no mark that can be used. */
export type MarkFault = { fault: Text }

export const mostMarkBytes = 64 * 1024
const [mostShapes, mostDepth] = [2_000, 20]

const shapes = ['path', 'circle', 'ellipse', 'rect', 'line', 'polyline', 'polygon']
const silent = ['title', 'desc']
const geometry = ['d', 'cx', 'cy', 'r', 'rx', 'ry', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'points']
const paint = [
  ...['fill', 'stroke', 'fill-rule', 'clip-rule', 'fill-opacity', 'stroke-opacity', 'opacity'],
  ...['stroke-width', 'stroke-linecap', 'stroke-linejoin', 'stroke-miterlimit'],
]
/** What says nothing of the picture and is left out. */
const dropped = ['xmlns', 'version', 'width', 'height', 'viewBox', 'id', 'role', 'aria-label']

const tag = /<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z][\w:-]*\s*=\s*"[^"<&]*")*)\s*(\/?)>/y
const prolog = /^\ufeff?\s*(<\?xml[^?<>]*\?>\s*)?(<!--[^<>-]*(-[^<>-]+)*-->\s*)*/

/**
 * Reads a picture as a mark: shapes and their paint alone, no text, style, script, image, link or reference, so that nothing in it can
 * act or lead anywhere. Gives markup around 0,0 with radius 100. Errors: a fault in words.
 */
export function readMark(text: string): { mark: string } | MarkFault {
  const parts: string[] = []
  const open: string[] = []
  let frame: { size: number; left: number; top: number } | undefined
  let [at, count] = [prolog.exec(text)?.[0].length ?? 0, 0]
  const body = text.trimEnd()
  while (at < body.length) {
    const words = /[^<]*/y
    words.lastIndex = at
    const between = words.exec(body)?.[0] ?? ''
    if (between.trim() !== '' && !silent.includes(open.at(-1) ?? '')) return strange
    at += between.length
    tag.lastIndex = at
    const [whole, closing, name = '', attributes = '', empty] = tag.exec(body) ?? []
    if (whole === undefined) return strange
    at = tag.lastIndex
    if (closing) {
      if (open.pop() !== name) return strange
      if (name === 'g') parts.push('</g>')
      continue
    }
    const read = readAttributes(attributes)
    const isRoot = count++ === 0
    if (!read || count > mostShapes || open.length > mostDepth) return strange
    if (isRoot !== (name === 'svg') || (!isRoot && open.length === 0)) return strange
    if (isRoot) frame = readFrame(read.viewBox)
    else if (name === 'g' || shapes.includes(name))
      parts.push(`<${name}${write(read)}${name === 'g' && !empty ? '' : '/'}>`)
    else if (!silent.includes(name)) return strange
    if (!empty) open.push(name)
  }
  if (open.length > 0 || count === 0) return strange
  if (!frame) return notSquare
  const half = frame.size / 2
  const scale = short(100 / half)
  const move = `translate(${short(-frame.left - half)} ${short(-frame.top - half)})`
  return { mark: `<g transform="scale(${scale}) ${move}">${parts.join('')}</g>` }
}

type Attributes = Record<string, string>

/** The attributes that are known, with values that can do nothing; undefined when there is any other. */
function readAttributes(text: string): Attributes | undefined {
  const found: Attributes = {}
  for (const [, name = '', value = ''] of text.matchAll(/([\w:-]+)\s*=\s*"([^"]*)"/g)) {
    if (name in found) return undefined
    if (!dropped.includes(name) && !isHarmless(name, value)) return undefined
    found[name] = value
  }
  return found
}

function isHarmless(name: string, value: string): boolean {
  if (geometry.includes(name)) return /^[\d\s.,eE+\-a-zA-Z]*$/.test(value)
  if (name === 'transform') return /^([a-zA-Z]+\([\d\s.,eE+-]*\)[\s,]*)*$/.test(value)
  return paint.includes(name) && /^(#[0-9a-fA-F]{3,8}|[a-z]+|[\d.]+%?)$/.test(value)
}

/** The square that a picture stands in; undefined where it is none, by more than a hundredth. */
function readFrame(viewBox: string | undefined) {
  const [left, top, width, height] = (viewBox ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const isFrame = [left, top, width, height].every(Number.isFinite) && Number(width) > 0
  if (!isFrame || Math.abs(Number(width) - Number(height)) > Number(width) / 100) return undefined
  return { size: Number(width), left: Number(left), top: Number(top) }
}

function write(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([name]) => !dropped.includes(name))
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('')
}

function short(number: number): string {
  return String(Number(number.toFixed(5)))
}

const strange: MarkFault = {
  fault: {
    th: 'ไฟล์ต้องเป็น SVG ที่มีเฉพาะรูปทรงและสี ไม่มีข้อความ สไตล์ สคริปต์ รูปภาพ หรือการอ้างอิงใด ๆ',
    en: 'It must be an SVG of shapes and colours alone, without text, style, script, pictures or references.',
  },
}

const notSquare: MarkFault = {
  fault: {
    th: 'รูปต้องมี viewBox เป็นสี่เหลี่ยมจัตุรัส',
    en: 'The picture must have a square viewBox.',
  },
}
