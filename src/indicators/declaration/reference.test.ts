import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { statuses } from '../results/reading.ts'
import { declarationShape, inputShape } from './shape.ts'
import { missingPolicies, reductions, withins } from './words.ts'

const page = readFileSync(
  new URL('../../../docs/reference/indicator-declaration.md', import.meta.url),
  'utf8',
)

test('the reference names every member and word of a declaration', () => {
  const members = [declarationShape, inputShape].flatMap(({ properties }) =>
    Object.keys(properties),
  )
  for (const name of [...members, ...withins, ...reductions, ...missingPolicies, ...statuses])
    expect(page).toContain(`\`${name}\``)
})
