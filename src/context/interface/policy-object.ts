import { type PolicyObject, sampleCity } from '../../identity/index.ts'

/** A data space as the policy looks at it: it bears the slug of the city whose it is. */
export function policyObjectOf({ name, tenant }: { name: string; tenant?: number }): PolicyObject {
  return { city: name, tenant, sample: name === sampleCity }
}
