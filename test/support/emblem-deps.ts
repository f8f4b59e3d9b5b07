import { type EmblemDeps, makeKeyRing } from '../../src/emblem/index.ts'
import type { Deps } from '../../src/http/deps.ts'

/** Keys of an installation that lives as long as the process of the tests: making them is not what is tested. */
export const testRing = makeKeyRing()

export const testFindKey = async (name: string) => testRing.get(name)

/** What the room of emblems is given in tests: keys at hand, no authority, and data that say what the test lets them. */
export function emblemDepsFor(deps: Deps, change: Partial<EmblemDeps> = {}): EmblemDeps {
  return {
    ...deps,
    findKey: testFindKey,
    findProof: async () => undefined,
    authority: null,
    mark: null,
    egress: null,
    testBed: false,
    ...change,
  }
}
