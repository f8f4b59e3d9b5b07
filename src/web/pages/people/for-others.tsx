import type { Person } from '../../../identity/index.ts'
import { errorOf, type Typed } from '../../form-errors.ts'
import { useFrame } from '../../frame.ts'
import { Button, Form, Input, Radios } from '../../ui/index.ts'
import { accountWords } from '../../words/account.ts'
import { peopleWords } from '../../words/people.ts'

export const forOthersFields = ['name', 'lang', 'endReason', 'eraseReason', 'confirm'] as const

/** What the policy lets the reader do for this person; nothing of it is shown where it is not theirs. */
export type ForOthersData = {
  mayRename: boolean
  mayEnd: boolean
  mayCopy: boolean
  mayErase: boolean
  form: Typed<(typeof forOthersFields)[number]>
}

type OfPerson = ForOthersData & { person: Person }

/** What an operator does for somebody else: correct, end sessions, copy, erase. */
export function ForOthers(props: OfPerson) {
  const { mayRename, mayEnd, mayCopy, mayErase } = props
  const t = peopleWords[useFrame().lang]
  if (!mayRename && !mayEnd && !mayCopy && !mayErase) return null
  return (
    <section aria-labelledby="acting">
      <h2 id="acting">{t.acting}</h2>
      <p className="prose">{t.actingLead}</p>
      {mayRename && <Rename {...props} />}
      {mayEnd && <EndSessions {...props} />}
      {mayCopy && <Copy {...props} />}
      {mayErase && <Erase {...props} />}
    </section>
  )
}

const addressOf = ({ id }: Person, what: string) => `/office/people/${id}/${what}`

function Rename({ person, form: { fields, errors } }: OfPerson) {
  const { lang } = useFrame()
  const t = peopleWords[lang]
  const { languages } = accountWords[lang]
  return (
    <>
      <h3>{t.rename}</h3>
      <Form to={addressOf(person, 'name')}>
        <Input
          name="name"
          label={t.name}
          value={fields.name ?? person.name}
          error={errorOf(errors, 'name')}
          autoComplete="off"
          required
        />
        <Radios
          name="lang"
          label={t.language}
          value={fields.lang ?? person.lang}
          choices={[
            { value: 'th', label: languages.th },
            { value: 'en', label: languages.en },
          ]}
        />
        <Button kind="secondary">{t.save}</Button>
      </Form>
    </>
  )
}

function Reason({ name, form }: Pick<OfPerson, 'form'> & { name: 'endReason' | 'eraseReason' }) {
  const t = peopleWords[useFrame().lang]
  return (
    <Input
      name={name}
      label={t.reason}
      hint={t.reasonHint}
      value={form.fields[name]}
      error={errorOf(form.errors, name)}
      maxLength={500}
      autoComplete="off"
      required
    />
  )
}

function EndSessions({ person, form }: OfPerson) {
  const t = peopleWords[useFrame().lang]
  return (
    <>
      <h3>{t.endSessions}</h3>
      <p className="prose">{t.endLead}</p>
      <Form to={addressOf(person, 'sessions')}>
        <Reason name="endReason" form={form} />
        <Button kind="secondary">{t.endSessions}</Button>
      </Form>
    </>
  )
}

function Copy({ person }: OfPerson) {
  const t = peopleWords[useFrame().lang]
  return (
    <>
      <h3>{t.copy}</h3>
      <p className="prose">{t.copyLead}</p>
      <Form to={addressOf(person, 'copy')}>
        <Button kind="secondary">{t.copyFile}</Button>
      </Form>
    </>
  )
}

function Erase({ person, form }: OfPerson) {
  const t = peopleWords[useFrame().lang]
  return (
    <>
      <h3>{t.erase}</h3>
      <p className="prose">{t.eraseLead}</p>
      <Form to={addressOf(person, 'erase')}>
        <Reason name="eraseReason" form={form} />
        <Input
          name="confirm"
          label={t.confirm}
          value={form.fields.confirm}
          error={errorOf(form.errors, 'confirm')}
          autoComplete="off"
          required
        />
        <Button>{t.eraseSubmit}</Button>
      </Form>
    </>
  )
}
