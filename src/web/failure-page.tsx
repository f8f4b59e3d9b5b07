import type { ErrorPage } from '../http/answer-problem.ts'
import type { Frames } from './frames.ts'
import { readPath } from './language.ts'
import { FailurePage } from './pages/failure.tsx'
import { renderPage } from './render.tsx'

/**
 * Makes the page of a failure, in the language of the address. `frameOf` must not need the database: it may be the database
 * that failed.
 */
export function makeErrorPage(frameOf: Frames['recall']): ErrorPage {
  return ({ kind, status, title, detail, fields }, request) => {
    const { lang, path } = readPath(request.raw.url ?? '/')
    return renderPage(
      frameOf(lang, path, request.openSession),
      <FailurePage
        type={kind.type}
        status={status}
        title={title}
        detail={detail}
        fields={fields}
        requestId={request.id}
      />,
    )
  }
}
