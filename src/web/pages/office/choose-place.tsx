import { useFrame } from '../../frame.ts'
import { localPath } from '../../language.ts'
import type { PlaceChoice, PlaceChoices } from '../../place-choice.ts'
import { show } from '../../thai.ts'
import { Button, Select } from '../../ui/index.ts'
import { organisationWords } from '../../words/organisation.ts'

/** Chooses whose people are looked at; for those who may see everybody. */
export function ChoosePlace({ places, value }: { places: PlaceChoices; value: string }) {
  const { lang } = useFrame()
  const t = organisationWords[lang]
  const named = (choices: readonly PlaceChoice[]) =>
    choices.map((one) => ({ value: one.value, label: show(one.name, lang) }))
  return (
    <form action={localPath('/organisation', lang)} className="filters">
      <Select
        name="place"
        label={t.choosePlace}
        value={value === 'programme' ? '' : value}
        empty={t.programme}
        choices={[
          { label: t.bodies, choices: named(places.bodies) },
          { label: t.cities, choices: named(places.cities) },
        ]}
      />
      <Button kind="secondary">{t.showPlace}</Button>
    </form>
  )
}
