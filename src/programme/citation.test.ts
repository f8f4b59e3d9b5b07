import { expect, test } from 'vitest'
import { cite, citedAs, labelsOf } from './citation.ts'

const address = 'https://www.matichon.co.th/economy/news_5341216'
const matichon = { th: 'มติชน: ต่ออายุ 16 เมือง', en: 'Matichon: 16 renewals' }

test('an address is called as the nearest list of sources calls it', () => {
  const far = labelsOf([{ label: { th: 'ข่าว', en: 'News' }, url: address }])
  const near = labelsOf([
    { label: matichon, url: address },
    { label: { th: 'อีกชื่อ', en: 'Another' }, url: address },
  ])
  expect(cite(address, near, far)).toEqual({ label: matichon, url: address })
  expect(cite(address, far)).toEqual({ label: { th: 'ข่าว', en: 'News' }, url: address })
})

test('an address that no list knows is called by its host, a citation by itself', () => {
  const host = { th: 'matichon.co.th', en: 'matichon.co.th' }
  expect(cite(address)).toEqual({ label: host, url: address })
  const words = 'Bangkok Post, article 2815356'
  expect(cite(words)).toEqual({ label: { th: words, en: words }, url: null })
  expect(citedAs(cite(words))).toBe(words)
  expect(citedAs(cite(address))).toBe(address)
})
