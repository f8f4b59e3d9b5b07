import { useFrame } from '../../frame.ts'
import { ButtonLink, InsetText } from '../../ui/index.ts'
import { accountWords } from '../../words/account.ts'

/** Says that a change waits for a new sign-in, and leads there. */
export function SignInAgain() {
  const t = accountWords[useFrame().lang]
  return (
    <InsetText>
      <p>{t.again}</p>
      <ButtonLink to="/sign-in?to=/account" kind="secondary">
        {t.signInAgain}
      </ButtonLink>
    </InsetText>
  )
}
