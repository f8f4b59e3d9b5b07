import qrcode from 'qrcode'

/** A QR code as one path in a square of `size` at x and y, its quiet zone of 4 modules within. Level Q: a quarter may be spoilt. */
export function drawQr(text: string, x: number, y: number, size: number): string {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'Q' })
  const step = size / (modules.size + 8)
  let path = ''
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) path += `M${column + 4} ${row + 4}h1v1h-1z`
  const place = `translate(${x} ${y}) scale(${step})`
  return `<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="#fff"/><path transform="${place}" d="${path}" fill="#000" shape-rendering="crispEdges"/>`
}
