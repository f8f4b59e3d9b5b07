import { readFile, stat } from 'node:fs/promises'
import { Resvg } from '@resvg/resvg-js'
import type { Text } from '../../base/text.ts'
import { markRefused } from '../problems.ts'
import { mostMarkBytes, readMark } from './read-mark.ts'

/** Reads the mark of an authority from its file, and draws it once to see its form. Throws `markRefused`, with the reason. */
export async function readMarkFile(file: string): Promise<string> {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : -1),
    () => -1,
  )
  if (size < 0) throw refused({ th: `อ่านไฟล์ ${file} ไม่ได้`, en: `The file ${file} cannot be read.` })
  if (size > mostMarkBytes) throw refused(tooLarge)
  const read = readMark(await readFile(file, 'utf8'))
  if ('fault' in read) throw refused(read.fault)
  const fault = formFault(read.mark)
  if (fault) throw refused(fault)
  return read.mark
}

const [side, frame] = [150, 300]

/** What is wrong with the form of a mark: nothing to be seen, or more than its frame holds. */
function formFault(mark: string): Text | undefined {
  const around = -frame / 2
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${around} ${around} ${frame} ${frame}">${mark}</svg>`
  const { pixels } = new Resvg(svg, {
    fitTo: { mode: 'width', value: side },
    font: { loadSystemFonts: false },
  }).render()
  let [inside, outside] = [0, 0]
  for (let at = 0; at < side * side; at++) {
    if ((pixels[at * 4 + 3] ?? 0) < 16) continue
    const [x, y] = [at % side, Math.floor(at / side)].map(
      (one) => ((one + 0.5) / side) * frame + around,
    )
    if (Math.abs(x as number) > 104 || Math.abs(y as number) > 104) outside++
    else inside++
  }
  if (outside > 0) return beyond
  return inside < side ? blank : undefined
}

const refused = (detail: Text) => markRefused({ detail })

const tooLarge = {
  th: 'ไฟล์ใหญ่เกิน 64 KiB',
  en: 'The file is larger than 64 KiB.',
}
const beyond = {
  th: 'รูปทรงเกินกรอบของ viewBox',
  en: 'Its shapes go beyond its viewBox.',
}
const blank = { th: 'รูปว่างเปล่า', en: 'There is nothing to be seen in it.' }
