import type { ReactNode } from 'react'
import { formTokenField } from '../../identity/index.ts'
import { useFrame } from '../frame.ts'
import { localPath } from '../language.ts'

export type FormProps = {
  /** Thai address that takes the form. */
  to: string
  /** What is sent along without being asked for. */
  hidden?: Readonly<Record<string, string | undefined>> | undefined
  /** It carries files, or more text than other forms. */
  files?: boolean
  /** A form of one button, in line with text. */
  inline?: boolean
  children: ReactNode
}

/** A form that changes something: sent by POST, in the reader's language. Faults are told by us, not by the browser. */
export function Form({ to, hidden = {}, files, inline, children }: FormProps) {
  const { lang, formToken } = useFrame()
  const sent = { ...hidden, [formTokenField]: formToken ?? undefined }
  return (
    <form
      method="post"
      action={localPath(to, lang)}
      encType={files ? 'multipart/form-data' : undefined}
      className={inline ? 'form-inline' : 'form'}
      noValidate
    >
      {Object.entries(sent).map(
        ([name, value]) =>
          value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {children}
    </form>
  )
}

/** One button that does one thing to one of a list. `about` names which, for those who hear the page. */
export function ActionButton({
  to,
  hidden,
  label,
  about,
}: Pick<FormProps, 'to' | 'hidden'> & { label: string; about?: string }) {
  return (
    <Form to={to} hidden={hidden} inline>
      <button type="submit" className="button button--secondary button--small">
        {label}
        {about && <span className="sr-only"> {about}</span>}
      </button>
    </Form>
  )
}
