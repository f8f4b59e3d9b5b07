import { useLang } from '../frame.ts'
import { commonWords } from '../words/common.ts'

/** One thing to correct: `name` is the id of its field; null where it has none. */
export type FieldError = { name: string | null; message: string }

/** What to correct, above the form, each a link to its field. Nothing when there is nothing to correct. */
export function ErrorSummary({ errors, title }: { errors: readonly FieldError[]; title?: string }) {
  const t = commonWords[useLang()]
  if (errors.length === 0) return null
  return (
    <div className="error-summary" role="alert" tabIndex={-1}>
      <h2>{title ?? t.errors.title}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.name} ${error.message}`}>
            {error.name ? <a href={`#${error.name}`}>{error.message}</a> : error.message}
          </li>
        ))}
      </ul>
    </div>
  )
}
