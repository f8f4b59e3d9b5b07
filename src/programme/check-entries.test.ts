import { test } from 'vitest'
import { withCities } from '../../test/support/record-files.ts'
import { type BadFiles, expectRefusal } from '../../test/support/refusal.ts'
import type { FileEntry } from './record-file.ts'

function entry(change: (entry: FileEntry) => void, id = 'samyan') {
  return withCities(({ entries }) => {
    const found = entries.find((one) => one.id === id)
    if (!found) throw new Error(`no entry ${id}`)
    change(found)
  })
}
const validity = (change: (validity: NonNullable<FileEntry['validity']>) => void) =>
  entry((one) => one.validity && change(one.validity))

test.each<BadFiles>([
  [
    'an unknown field',
    entry((one) => Object.assign(one, { editorNote: 'x' })),
    /^smart-cities.json:\d+:\/entries\/6\/editorNote$/,
    'editorNote is not known',
  ],
  [
    'a field that is missing',
    entry((one) => Reflect.deleteProperty(one, 'sources')),
    /\/entries\/6\/sources$/,
    'is missing',
  ],
  [
    'Thai without English',
    entry((one) => {
      one.publicNote.en = ''
    }),
    /\/entries\/6\/publicNote\/en$/,
    'at least 1',
  ],
  [
    'an unknown status',
    entry((one) => Object.assign(one, { status: 'good' })),
    /\/entries\/6\/status$/,
    'certified, zone',
  ],
  [
    'no source',
    entry((one) => {
      one.sources = []
    }),
    /\/entries\/6\/sources$/,
    'at least 1',
  ],
  [
    'no confidence',
    entry((one) => Reflect.deleteProperty(one, 'confidence')),
    /\/entries\/6\/confidence$/,
    'missing',
  ],
  [
    'an address that is no web address',
    entry((one) => {
      for (const source of one.sources) source.url = 'javascript:alert(1)'
    }),
    /\/entries\/6\/sources\/\d\/url$/,
    'wrong form',
  ],
  [
    'an unknown province',
    entry((one) => {
      one.provinceCodes = ['99']
    }),
    /\/entries\/6\/provinceCodes\/0$/,
    'Province 99',
  ],
  [
    'a place off its province',
    entry((one) => {
      one.location.lat = 14
    }),
    /\/entries\/6\/location$/,
    'centroid',
  ],
  [
    'an unknown body',
    entry((one) => {
      for (const event of one.events) event.body = 'the-king-of-siam'
    }),
    /\/entries\/6\/events\/0\/body$/,
    'not known',
  ],
  [
    'a day that does not exist',
    entry((one) => {
      for (const event of one.events) event.on = '2021-02-30'
    }),
    /\/entries\/6\/events\/0\/on$/,
    'exists',
  ],
  [
    'a Buddhist year',
    entry((one) => {
      for (const event of one.events) event.on = '2564'
    }),
    /\/entries\/6\/events\/0\/on$/,
    'exists',
  ],
  [
    'events out of order',
    entry((one) => {
      one.events.reverse()
    }),
    /\/entries\/6\/events\/1\/on$/,
    'time order',
  ],
  [
    'an event of the future',
    entry((one) => {
      for (const event of one.events) event.on = '2031'
    }),
    /\/entries\/6\/events\/0\/on$/,
    'after the day',
  ],
  [
    'an event that only a decision here makes',
    entry((one) => {
      for (const event of one.events) event.kind = 'revoked'
    }),
    /\/entries\/6\/events\/0\/kind$/,
    'decision in this system',
  ],
  [
    'certified by nothing',
    entry((one) => {
      one.events = one.events.slice(0, 1)
    }),
    /\/entries\/6\/status$/,
    'No event',
  ],
  [
    'a zone that was certified',
    entry((one) => {
      one.status = 'zone'
    }),
    /\/entries\/6\/status$/,
    'zone',
  ],
  [
    'certified without a word on validity',
    entry((one) => {
      one.validity = null
    }),
    /\/entries\/6\/validity$/,
    'validity',
  ],
  [
    'a validity without its days',
    validity((one) => {
      one.until = null
    }),
    /\/entries\/6\/validity$/,
    'Needs the day',
  ],
  [
    'an unknown validity with days',
    validity((one) => {
      one.kind = 'unknown'
    }),
    /\/entries\/6\/validity$/,
    'no days',
  ],
  [
    'a validity that ends before it starts',
    validity((one) => {
      one.until = '2020-01-01'
    }),
    /\/validity\/until$/,
    'after the day it starts',
  ],
  [
    'a term that is not the rules’',
    validity((one) => {
      one.until = '2024-08-13'
    }),
    /\/validity\/until$/,
    '24 months',
  ],
  [
    'a term from a day that no grant has',
    validity((one) => {
      one.from = '2021-05-06'
      one.until = '2023-05-06'
    }),
    /\/validity\/from$/,
    'grants or renews',
  ],
  [
    'a developer under two names',
    entry((one) => {
      if (one.developer) one.developer.nameEn = 'Khon Kaen Province'
    }),
    /\/developer$/,
    'another name',
  ],
  [
    'a domain twice',
    entry((one) => one.claimedDomains?.codes.push('economy')),
    /\/claimedDomains\/codes$/,
    'twice',
  ],
])('%s is refused with its place, in both languages', (_, files, place, english) => {
  expectRefusal(files, place, english)
})
