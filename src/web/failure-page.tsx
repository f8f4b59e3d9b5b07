import type { Lang } from '../base/text.ts'
import type { ErrorPage } from '../http/answer-problem.ts'
import type { Frame } from './frame.ts'
import { readPath } from './language.ts'
import { FailurePage } from './pages/failure.tsx'
import { renderPage } from './render.tsx'

/**
 * Makes the page of a failure, in the language of the address. `frameOf` must not need the database: it may be the database
 * that failed.
 */
export function makeErrorPage(frameOf: (lang: Lang, path: string) => Frame): ErrorPage {
  return ({ status, title, detail, fields }, request) => {
    const { lang, path } = readPath(request.raw.url ?? '/')
    return renderPage(
      frameOf(lang, path),
      <FailurePage
        status={status}
        title={title}
        detail={detail}
        fields={fields}
        requestId={request.id}
      />,
    )
  }
}
