import { dimensions, type ListedIndicator, type YearView } from '../../../nation/index.ts'
import { regionSystems } from '../../../places/index.ts'
import { showYear } from '../../charts/show-value.ts'
import { useLang } from '../../frame.ts'
import { localPath } from '../../language.ts'
import { show } from '../../thai.ts'
import { Button, type Choice, type ChoiceGroup } from '../../ui/index.ts'
import { nationWords } from '../../words/nation.ts'

type PickerProps = {
  to: string
  view: YearView
  indicators: readonly ListedIndicator[]
  /** Set where the page belongs to one system of regions. */
  systemFixed?: boolean
}

/** Indicator, year and system of regions, sent by GET: what is chosen stands in the address. */
export function Picker({ to, view, indicators, systemFixed }: PickerProps) {
  const lang = useLang()
  const t = nationWords[lang]
  const groups = [...dimensions, 'programme' as const].map((dimension) => ({
    label: t.dimension[dimension],
    choices: indicators
      .filter(({ indicator }) => indicator.dimension === dimension)
      .map(({ indicator }) => ({ value: indicator.id, label: show(indicator.title, lang) })),
  }))
  return (
    <form action={localPath(to, lang)} className="filters picker" aria-label={t.picker.label}>
      <PickOne
        name="indicator"
        label={t.picker.indicator}
        value={view.indicator.id}
        choices={groups.filter(({ choices }) => choices.length > 0)}
      />
      <PickOne
        name="year"
        label={t.picker.year}
        value={String(view.year)}
        choices={view.years.map((year) => ({
          value: String(year),
          label: t.beYear(showYear(year, lang)),
        }))}
      />
      {systemFixed ? (
        <input type="hidden" name="system" value={view.system} />
      ) : (
        <PickOne
          name="system"
          label={t.picker.system}
          value={view.system}
          choices={regionSystems.map((value) => ({ value, label: t.system[value] }))}
        />
      )}
      <Button>{t.picker.button}</Button>
    </form>
  )
}

type PickOneProps = {
  name: string
  label: string
  value: string
  choices: readonly (Choice | ChoiceGroup)[]
}

/** One of a list, always one of them. */
function PickOne({ name, label, value, choices }: PickOneProps) {
  const option = (choice: Choice) => (
    <option key={choice.value} value={choice.value}>
      {choice.label}
    </option>
  )
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} className="input" defaultValue={value}>
        {choices.map((choice) =>
          'choices' in choice ? (
            <optgroup key={choice.label} label={choice.label}>
              {choice.choices.map(option)}
            </optgroup>
          ) : (
            option(choice)
          ),
        )}
      </select>
    </div>
  )
}
