import { expect, test } from 'vitest'
import { linkHeader } from './paging.ts'

const publicUrl = 'https://city.example'

test('a page in the middle links to all four, on our own address, with the filters kept', () => {
  expect(
    linkHeader(publicUrl, '/api/v1/cities?status=zone&page=2', {
      items: [],
      total: 50,
      page: 2,
      size: 20,
    }),
  ).toBe(
    [
      '<https://city.example/api/v1/cities?status=zone&page=1>; rel="first"',
      '<https://city.example/api/v1/cities?status=zone&page=1>; rel="prev"',
      '<https://city.example/api/v1/cities?status=zone&page=3>; rel="next"',
      '<https://city.example/api/v1/cities?status=zone&page=3>; rel="last"',
    ].join(', '),
  )
})

test('an empty list has one page; a page past the end leads back to the last', () => {
  const rels = (page: number, total: number) =>
    linkHeader(publicUrl, '/x', { items: [], total, page, size: 20 })
      .split(', ')
      .map((link) => link.replace(/.*page=(\d+)>; rel="(\w+)"/, '$2 $1'))
  expect(rels(1, 0)).toEqual(['first 1', 'last 1'])
  expect(rels(9, 30)).toEqual(['first 1', 'prev 2', 'last 2'])
})

test('an address that looks like another site stays on ours', () => {
  expect(
    linkHeader(publicUrl, '//evil.example/x', { items: [], total: 1, page: 1, size: 20 }),
  ).toMatch(/^<https:\/\/city\.example\/\/evil\.example\/x\?page=1>/)
})
