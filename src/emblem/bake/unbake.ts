import { inflateSync } from 'node:zlib'
import { type JsonBounds, readJson } from '../../http/json.ts'
import { noCredentialInside } from '../problems.ts'
import { pngKeyword, pngSignature } from './bake-png.ts'

/** Bounds of what may be handed in: a credential is a few kilobytes. */
export const mostFileBytes = 4 * 1024 * 1024
const mostJsonBytes = 256 * 1024
const bounds: JsonBounds = { depth: 24, keys: 2000 }

/**
 * Gets the credential out of a file, told by its first bytes: JSON, or baked into PNG, SVG or PDF. Exactly one must be inside.
 * Throws `noCredentialInside`, and what reading JSON throws.
 */
export function unbake(file: Buffer): unknown {
  if (file.length === 0 || file.length > mostFileBytes) throw noCredentialInside()
  if (file.subarray(0, 8).equals(pngSignature)) return readText(fromPng(file))
  if (file.subarray(0, 5).toString('latin1') === '%PDF-') return readText(fromPdf(file))
  const text = file.subarray(0, 1024).toString('utf8').trimStart()
  if (text.startsWith('<')) return readText(fromSvg(file.toString('utf8')))
  return readText(file)
}

function readText(json: Buffer): unknown {
  if (json.length > mostJsonBytes) throw noCredentialInside()
  return readJson(json, bounds)
}

function only(found: Buffer[]): Buffer {
  const [one] = found
  if (!one || found.length !== 1) throw noCredentialInside()
  return one
}

function fromPng(file: Buffer): Buffer {
  const found: Buffer[] = []
  for (let at = pngSignature.length; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at)
    if (length > file.length - at - 12) throw noCredentialInside()
    const type = file.toString('latin1', at + 4, at + 8)
    const data = file.subarray(at + 8, at + 8 + length)
    const isOurs =
      type === 'iTXt' &&
      data.subarray(0, pngKeyword.length + 1).toString('latin1') === `${pngKeyword}\0`
    if (isOurs) found.push(textOf(data.subarray(pngKeyword.length + 1)))
    at += length + 12
  }
  return only(found)
}

/** What an iTXt chunk says behind its keyword. A compressed one is not ours, and might unfold without end. */
function textOf(data: Buffer): Buffer {
  if (data[0] !== 0) throw noCredentialInside()
  const language = data.indexOf(0, 2)
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1)
  if (translated < 0) throw noCredentialInside()
  return data.subarray(translated + 1)
}

/** No entities and no declarations of one's own: they are what makes XML dangerous to read. A plain document type is what drawing tools write. */
function fromSvg(text: string): Buffer {
  if (/<!ENTITY|<!DOCTYPE[^>]*\[/i.test(text)) throw noCredentialInside()
  const opening = /<openbadges:credential\b[^>]*>\s*/g
  const found: Buffer[] = []
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const end = text.indexOf('</openbadges:credential>', opening.lastIndex)
    if (end < 0) throw noCredentialInside()
    found.push(Buffer.from(sections(text.slice(opening.lastIndex, end).trim())))
    opening.lastIndex = end
  }
  return only(found)
}

/** The text of CDATA sections that follow on each other. */
function sections(text: string): string {
  const [open, close] = ['<![CDATA[', ']]>']
  let [joined, at] = ['', 0]
  while (at < text.length) {
    const end = text.indexOf(close, at)
    if (!text.startsWith(open, at) || end < 0) throw noCredentialInside()
    joined += text.slice(at + open.length, end)
    at = end + close.length
  }
  return joined
}

/** The attachment `credential.json` of a PDF of ours: its stream stands behind its own mark in the file. */
function fromPdf(file: Buffer): Buffer {
  const text = file.toString('latin1')
  const found: Buffer[] = []
  const begins =
    /\/Type \/EmbeddedFile\b[^>]*?>>[^>]*?>>\s*stream\r?\n|\/Type \/EmbeddedFile\b[^>]*?>>\s*stream\r?\n/g
  for (let match = begins.exec(text); match && found.length < 8; match = begins.exec(text)) {
    const end = text.indexOf('endstream', begins.lastIndex)
    if (end < 0) throw noCredentialInside()
    const stream = file.subarray(begins.lastIndex, end)
    const json = unfold(stream)
    if (json.includes('OpenBadgeCredential')) found.push(json)
    begins.lastIndex = end
  }
  return only(found)
}

function unfold(stream: Buffer): Buffer {
  try {
    return inflateSync(stream, { maxOutputLength: mostJsonBytes })
  } catch {
    throw noCredentialInside()
  }
}
