import { passwordLimits } from '../../../identity/index.ts'
import { errorOf } from '../../form-errors.ts'
import { useFrame } from '../../frame.ts'
import { showNumber } from '../../number.ts'
import { type FieldError, Input, type PasskeyAsk, PasskeyButton } from '../../ui/index.ts'
import { newWayWords } from '../../words/sign-in.ts'

/** The field for a password that is chosen now. */
export function NewPassword({ errors }: { errors: readonly FieldError[] }) {
  const { lang } = useFrame()
  const t = newWayWords[lang]
  return (
    <Input
      name="password"
      label={t.password}
      hint={t.passwordHint(showNumber(passwordLimits.shortest, lang))}
      type="password"
      autoComplete="new-password"
      error={errorOf(errors, 'password')}
      required
    />
  )
}

/** Makes a passkey, with a name for the device. */
export function NewPasskeyButton({ label, ...ask }: Omit<PasskeyAsk, 'kind'> & { label: string }) {
  const t = newWayWords[useFrame().lang]
  return (
    <PasskeyButton {...ask} kind="make" label={label} stopped={t.passkeyStopped}>
      <p className="field__hint">{t.passkeyHint}</p>
      <Input name="label" label={t.passkeyLabel} hint={t.passkeyLabelHint} maxLength={100} />
    </PasskeyButton>
  )
}
