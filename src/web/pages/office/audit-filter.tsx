import { actions, policy } from '../../../identity/index.ts'
import { errorOf, type Typed } from '../../form-errors.ts'
import { useFrame } from '../../frame.ts'
import { show } from '../../thai.ts'
import { FilterForm, Input, Select } from '../../ui/index.ts'
import { auditWords } from '../../words/audit.ts'

/** What an auditor looks for, as it stands in the address. */
export type AuditFields = 'action' | 'outcome' | 'who' | 'object' | 'from' | 'until'

type AuditFilterFormProps = { address: string; form: Typed<AuditFields>; withWho: boolean }

/** Narrows the record; sent by GET, so that what was found has an address. */
export function AuditFilterForm({ address, form, withWho }: AuditFilterFormProps) {
  const { lang } = useFrame()
  const t = auditWords[lang]
  const { fields, errors } = form
  const of = (name: AuditFields) => ({
    name,
    value: fields[name],
    error: errorOf(errors, name),
  })
  const more = [fields.outcome, fields.who, fields.object, fields.from, fields.until]
  return (
    <FilterForm
      to={address}
      label={t.filter}
      submit={t.submit}
      more={t.more}
      open={more.some(Boolean)}
      first={
        <Select
          {...of('action')}
          label={t.action}
          empty={t.anyAction}
          choices={actions.map((action) => ({
            value: action,
            label: show(policy[action].name, lang),
          }))}
        />
      }
    >
      <Select
        {...of('outcome')}
        label={t.outcome}
        empty={t.anyOutcome}
        choices={[
          { value: 'done', label: t.outcomes.done },
          { value: 'denied', label: t.outcomes.denied },
        ]}
      />
      {withWho && <Input {...of('who')} label={t.who} hint={t.whoHint} />}
      <Input {...of('object')} label={t.objectId} />
      <Input {...of('from')} label={t.from} hint={t.dayHint} />
      <Input {...of('until')} label={t.until} hint={t.dayHint} />
    </FilterForm>
  )
}
