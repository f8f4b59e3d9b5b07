import { test } from 'vitest'
import { withCities } from '../../test/support/record-files.ts'
import { type BadFiles, expectRefusal } from '../../test/support/refusal.ts'
import type { FileEntry, RecordFile } from './record-file.ts'

const record = (change: (file: RecordFile) => void) => withCities(change)
const ceremony = (change: (one: RecordFile['ceremonies'][number]) => void) =>
  withCities(({ ceremonies }) => {
    for (const one of ceremonies) if (one.id === 'emblems-2021-12-24') change(one)
  })

test.each<BadFiles>([
  [
    'a slug twice',
    record(({ entries }) => {
      entries.push(structuredClone(entries[0] as FileEntry))
    }),
    /\/entries\/42\/id$/,
    'twice',
  ],
  [
    'a total that does not agree',
    record(({ about }) => {
      about.named.certified = 36
    }),
    /\/about\/named\/certified$/,
    '37 entries',
  ],
  [
    'a file that was cut',
    record((file) => {
      file.entries.pop()
    }),
    /\/about\/named\/zones$/,
    '4 entries',
  ],
  [
    'zones of no kind',
    record(({ about }) => {
      for (const count of about.counts) count.zonesKind = null
    }),
    /\/about\/counts\/0\/zonesKind$/,
    'what it counts',
  ],
  [
    'a former slug that is an entry',
    record((file) => {
      file.formerSlugs = [{ id: 'yala', movedTo: 'nan' }]
    }),
    /\/formerSlugs\/0\/id$/,
    'twice',
  ],
  [
    'a former slug that leads nowhere',
    record((file) => {
      file.formerSlugs = [{ id: 'old', movedTo: 'nowhere' }]
    }),
    /\/formerSlugs\/0\/movedTo$/,
    'no entry',
  ],
  [
    'a recipient without entry',
    ceremony((one) => {
      for (const recipient of one.recipients) recipient.id = 'nobody'
    }),
    /\/ceremonies\/2\/recipients\/0\/id$/,
    'no entry nobody',
  ],
  [
    'a recipient of another day',
    ceremony((one) => {
      one.on = '2021-12-25'
    }),
    /\/ceremonies\/2\/recipients\/0\/id$/,
    'no event',
  ],
  [
    'a printed number twice',
    ceremony((one) => {
      for (const recipient of one.recipients) recipient.order = 1
    }),
    /\/recipients\/1\/order$/,
    'twice',
  ],
  [
    'more recipients than the total',
    ceremony((one) => {
      one.recipientsTotal = one.given.emblems = 3
    }),
    /\/ceremonies\/2\/recipients$/,
    'more',
  ],
  [
    'a place in one language',
    ceremony((one) => {
      one.placeEn = null
    }),
    /\/ceremonies\/2\/placeTh$/,
    'both languages',
  ],
  [
    'two ceremonies on a day',
    record(({ ceremonies }) => {
      for (const one of ceremonies) one.on = '2021-12-24'
    }),
    /\/ceremonies\/1\/on$/,
    'one ceremony',
  ],
])('%s is refused with its place, in both languages', (_, files, place, english) => {
  expectRefusal(files, place, english)
})
