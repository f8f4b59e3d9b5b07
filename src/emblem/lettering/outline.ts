import { face, runsOf, widthOf } from './faces.ts'

export type Lettering = {
  x: number
  y: number
  size: number
  weight?: 'normal' | 'bold'
  fill: string
  anchor?: 'start' | 'middle'
}

/** Collects the outlines of letters, each once, so that a picture needs no font and looks the same everywhere. */
export type Letters = {
  /** Gives the markup of one line, its baseline at `y`. */
  line(text: string, style: Lettering): string
  /** The outlines that the lines refer to. */
  definitions(): string
}

export function makeLetters(): Letters {
  const outlines = new Map<string, string>()
  return {
    line(text, { x, y, size, weight = 'normal', fill, anchor = 'start' }) {
      let at = anchor === 'middle' ? x - widthOf(text, size, weight) / 2 : x
      const parts: string[] = []
      for (const run of runsOf(text, weight)) {
        const font = face(run.face)
        const scale = size / font.unitsPerEm
        const { glyphs, positions } = font.layout(run.text)
        glyphs.forEach((glyph, place) => {
          const position = positions[place]
          if (!position) return
          const path = glyph.path.toSVG()
          if (path !== '') {
            const id = `${run.face.replace(/(.).*-(.).*/, '$1$2')}${glyph.id}`
            outlines.set(id, path)
            const [left, top] = [at + position.xOffset * scale, y - position.yOffset * scale]
            parts.push(
              `<use href="#${id}" transform="translate(${short(left)} ${short(top)}) scale(${short(scale, 5)} ${short(-scale, 5)})"/>`,
            )
          }
          at += position.xAdvance * scale
        })
      }
      return `<g fill="${fill}">${parts.join('')}</g>`
    },
    definitions: () =>
      `<defs>${[...outlines].map(([id, path]) => `<path id="${id}" d="${path}"/>`).join('')}</defs>`,
  }
}

function short(number: number, digits = 2): string {
  return String(Number(number.toFixed(digits)))
}
