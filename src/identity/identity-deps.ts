import type { KeyObject } from 'node:crypto'
import type { Deps } from '../http/deps.ts'
import type { Callers } from './access/callers.ts'
import type { MailCarrier } from './mail/mail.ts'
import type { PersonalTable } from './privacy/personal-data.ts'
import type { Provider } from './sign-in/provider.ts'
import type { SignInSetting } from './sign-in/sign-in.ts'

/** What the routes and pages of people are given besides what every room is. */
export type IdentityDeps = Deps & {
  setting: SignInSetting
  callers: Callers
  providers: readonly Provider[]
  /** Signs the heads of audit exports. */
  headKey: KeyObject
  /** Takes our letters; the folder they lie in where no mail server is set. */
  mail: { carrier: MailCarrier; folder: string | null }
  /** Every personal field that is kept, in this room and those above: what copy, erasure and the record of processing go by. */
  personalData: readonly PersonalTable[]
  /** Whether anybody may act as a sample person. */
  samples: boolean
}
