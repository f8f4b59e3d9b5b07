import { expect, test } from 'vitest'
import { readSearch } from './search-query.ts'

test('words are joined, the last is a prefix unless it is one letter', () => {
  expect(readSearch('Khon Ka')).toMatchObject({
    key: 'khon ka',
    words: "'khon' & 'ka':*",
  })
  expect(readSearch('พระราม ๔')).toMatchObject({ key: 'พระราม 4', words: "'พระราม' & '4'" })
})

test('a quotation mark or an operator cannot leave its word', () => {
  expect(readSearch("a' | b:* & !c")?.words).toBe("'a' & 'b' & 'c'")
})

test('what holds no letter is no search, and what is too long is cut', () => {
  expect(readSearch(' ?! \u0000')).toBeUndefined()
  expect(readSearch('ก'.repeat(5000))?.key.length).toBeLessThanOrEqual(200)
})
