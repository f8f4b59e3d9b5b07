import { accessData } from './access-data.ts'
import { breachData } from './breach-data.ts'
import { lettersData } from './letters-data.ts'
import { peopleData } from './people-data.ts'
import type { PersonalTable } from './personal-data.ts'
import { signInData } from './sign-in-data.ts'

/** All personal data of this room; a table stands before those its rows point at. */
export const identityData: readonly PersonalTable[] = [
  ...breachData,
  ...accessData,
  ...signInData,
  ...lettersData,
  ...peopleData,
]
