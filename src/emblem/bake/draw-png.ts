import { Resvg } from '@resvg/resvg-js'

/** Draws a picture of paths as PNG, so many pixels wide. Its letters are outlines: the library sets some Thai wrong. */
export function drawPng(svg: string, width = 1080): Buffer {
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false },
  })
  return picture.render().asPng()
}
