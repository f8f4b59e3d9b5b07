import type { ReactNode } from 'react'

export type PasskeyAsk = {
  /** Whether the browser is asked to use a passkey or to make one. */
  kind: 'use' | 'make'
  /** Addresses of the interface: where the options come from, and where the answer goes. */
  options: string
  answer: string
  /** The token of the one-time link that it is made for. */
  token?: string
  /** Names of fields of the page that go along with it, as they are typed, with the page's language. */
  fields?: readonly string[]
  /** Thai or English address to go to when it is done. */
  then: string
}

export type PasskeyButtonProps = PasskeyAsk & {
  label: string
  /** What to say when nothing came of it. */
  stopped: string
  /** What it is for, and where one is made the field for its name. */
  children?: ReactNode
}

/** A button that the script of passkeys brings to life. It stays hidden without script, and where the browser has no passkeys. */
export function PasskeyButton(props: PasskeyButtonProps) {
  const { kind, options, answer, token, fields, then, label, stopped, children } = props
  return (
    <div
      className="passkey"
      data-passkey={kind}
      data-options={options}
      data-answer={answer}
      data-token={token}
      data-fields={fields?.join(' ')}
      data-then={then}
      hidden
    >
      {children}
      <button type="button" className="button button--secondary">
        {label}
      </button>
      <p className="field__error" role="alert" data-stopped={stopped} />
    </div>
  )
}
