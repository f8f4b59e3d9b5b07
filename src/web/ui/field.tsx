import type { ReactNode } from 'react'
import { useLang } from '../frame.ts'
import { commonWords } from '../words/common.ts'

/** What every field has. `name` is its name in the form and its id; an error stands between hint and control. */
export type FieldProps = {
  name: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  optional?: boolean
}

export function describedBy({ name, hint, error }: FieldProps): string | undefined {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** Hint and error of a field, under its label. */
export function FieldNotes({ name, hint, error }: FieldProps) {
  const t = commonWords[useLang()]
  return (
    <>
      {hint && (
        <p className="field__hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field__error" id={`${name}-error`}>
          <span className="sr-only">{t.errors.prefix} </span>
          {error}
        </p>
      )}
    </>
  )
}

function Frame({ field, children }: { field: FieldProps; children: ReactNode }) {
  const t = commonWords[useLang()]
  return (
    <div className={field.error ? 'field field--error' : 'field'}>
      <label htmlFor={field.name}>
        {field.label}
        {field.optional && <span className="field__optional"> {t.optional}</span>}
      </label>
      <FieldNotes {...field} />
      {children}
    </div>
  )
}

export type InputProps = FieldProps & {
  value?: string | undefined
  type?: 'text' | 'email' | 'url' | 'search' | 'password'
  inputMode?: 'text' | 'numeric' | 'email' | 'search'
  autoComplete?: string
  maxLength?: number
  required?: boolean
  width?: 'short' | 'full'
}

/** One line of text. */
export function Input({ value, type = 'text', width = 'full', ...rest }: InputProps) {
  const { inputMode, autoComplete, maxLength, required, ...field } = rest
  return (
    <Frame field={field}>
      <input
        id={field.name}
        name={field.name}
        className={`input input--${width}`}
        type={type}
        defaultValue={value}
        inputMode={inputMode}
        autoComplete={autoComplete}
        maxLength={maxLength}
        required={required}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={describedBy(field)}
      />
    </Frame>
  )
}

export type TextAreaProps = FieldProps & {
  value?: string | undefined
  rows?: number
  maxLength?: number
  required?: boolean
}

/** Several lines of text. */
export function TextArea({ value, rows = 6, maxLength, required, ...field }: TextAreaProps) {
  return (
    <Frame field={field}>
      <textarea
        id={field.name}
        name={field.name}
        className="input"
        rows={rows}
        defaultValue={value}
        maxLength={maxLength}
        required={required}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={describedBy(field)}
      />
    </Frame>
  )
}

export type Choice = { value: string; label: string; hint?: string }
export type ChoiceGroup = { label: string; choices: readonly Choice[] }
export type SelectProps = FieldProps & {
  value?: string | undefined
  /** Label of the empty choice; `All` when absent. */
  empty?: string
  choices: readonly (Choice | ChoiceGroup)[]
}

/** One of a list that is too long for radios. */
export function Select({ value = '', empty, choices, ...field }: SelectProps) {
  const t = commonWords[useLang()]
  return (
    <Frame field={field}>
      <select
        id={field.name}
        name={field.name}
        className="input"
        defaultValue={value}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={describedBy(field)}
      >
        <option value="">{empty ?? t.choose}</option>
        {choices.map((choice) =>
          'choices' in choice ? (
            <optgroup key={choice.label} label={choice.label}>
              {choice.choices.map((inner) => (
                <option key={inner.value} value={inner.value}>
                  {inner.label}
                </option>
              ))}
            </optgroup>
          ) : (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ),
        )}
      </select>
    </Frame>
  )
}

export type RadiosProps = FieldProps & { value?: string | undefined; choices: readonly Choice[] }

/** One of a few, all in sight. The first radio carries the field's id, so that an error summary can lead to it. */
export function Radios({ value, choices, ...field }: RadiosProps) {
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
              type="radio"
              id={id}
              name={field.name}
              value={choice.value}
              defaultChecked={choice.value === value}
            />
            <label htmlFor={id}>{choice.label}</label>
            {choice.hint && <p className="field__hint">{choice.hint}</p>}
          </div>
        )
      })}
    </fieldset>
  )
}
