import { type Choice, describedBy, FieldNotes, type FieldProps } from './field.tsx'

export type CheckboxesProps = FieldProps & {
  values?: readonly string[] | undefined
  choices: readonly Choice[]
}

/** Any of a few, all in sight. The first box carries the field's id, so that an error summary can lead to it. */
export function Checkboxes({ values = [], choices, ...field }: CheckboxesProps) {
  return (
    <fieldset
      className={field.error ? 'field field--error' : 'field'}
      aria-describedby={describedBy(field)}
    >
      <legend>{field.label}</legend>
      <FieldNotes {...field} />
      {choices.map((choice, at) => {
        const id = at === 0 ? field.name : `${field.name}-${choice.value}`
        return (
          <div className="radio" key={choice.value}>
            <input
              type="checkbox"
              id={id}
              name={field.name}
              value={choice.value}
              defaultChecked={values.includes(choice.value)}
            />
            <label htmlFor={id}>{choice.label}</label>
          </div>
        )
      })}
    </fieldset>
  )
}
