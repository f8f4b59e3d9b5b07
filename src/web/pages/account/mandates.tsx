import type { Day } from '../../../base/day.ts'
import { useFrame } from '../../frame.ts'
import { type HeldRole, showHeldRole } from '../../held-role.ts'
import { showDays } from '../../mandate-days.ts'
import { Button, Form, Radios } from '../../ui/index.ts'
import { accountWords } from '../../words/account.ts'

/** A mandate in force, as its holder sees it. */
export type OwnMandate = HeldRole & {
  id: string
  from: Day
  until: Day | null
  basis: string
}

export type MandatesData = {
  held: readonly OwnMandate[]
  /** The id of the one acted in; null for none. */
  actingId: string | null
}

/** The value of the choice to act in no mandate. */
export const noMandate = 'none'

/** The mandates in force, and the choice of the one to act in. */
export function Mandates({ held, actingId }: MandatesData) {
  const { lang } = useFrame()
  const t = accountWords[lang]
  return (
    <section aria-labelledby="mandates">
      <h2 id="mandates">{t.mandates}</h2>
      {held.length === 0 ? (
        <p>{t.noMandates}</p>
      ) : (
        <>
          <p className="prose">{t.mandatesLead}</p>
          <Form to="/account/mandate">
            <Radios
              name="mandate"
              label={t.actIn}
              value={actingId ?? noMandate}
              choices={[
                ...held.map((mandate) => ({
                  value: mandate.id,
                  label: showHeldRole(mandate, lang),
                  hint: `${showDays(mandate, lang)} ${t.basis(mandate.basis)}`,
                })),
                { value: noMandate, label: t.actInNone, hint: t.actInNoneHint },
              ]}
            />
            <Button>{t.choose}</Button>
          </Form>
        </>
      )}
    </section>
  )
}
