import { roles } from '../src/identity/people/role.ts'
import { permitsOn } from '../src/identity/policy/permits.ts'
import { actions } from '../src/identity/policy/table.ts'
import { anActor } from '../test/identity/an-actor.ts'
import { type Benchmark, figure } from './figure.ts'

const checks = Number(process.env.PERMIT_CHECKS ?? 1_000_000)
const mostMicroseconds = 20

const scope = { kind: 'city', id: 'khon-kaen' } as const
const actors = roles.map((role) => anActor({ role, scope }))
const object = { city: 'khon-kaen', organisations: ['khon-kaen-city-municipality'], sample: false }

/** What one permit check costs, finding the relation included, on average over every role and action. */
export const measure: Benchmark = async () => {
  check(checks / 10)
  const begunAt = performance.now()
  const permitted = check(checks)
  const each = ((performance.now() - begunAt) * 1_000) / checks
  if (permitted === 0 || permitted === checks) throw new Error('the checks tell nothing apart')
  return [figure('permits.check', each, 'µs', { atMost: mostMicroseconds })]
}

function check(times: number): number {
  let permitted = 0
  for (let round = 0; round < times; round++) {
    const actor = actors[round % actors.length]
    const action = actions[round % actions.length]
    if (actor && action && permitsOn(actor, action, object)) permitted++
  }
  return permitted
}

if (process.argv[1] === import.meta.filename)
  for (const one of await measure()) console.log(JSON.stringify(one))
