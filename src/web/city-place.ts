import type { Text } from '../base/text.ts'
import type { Province } from '../places/index.ts'

/** A province of a city and the name of its region. */
export type CityPlace = { province: Province; region: Text }

/** Names of the bodies that act, by their id in the rules. */
export type BodyNames = ReadonlyMap<string, Text>
