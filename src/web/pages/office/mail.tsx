import { showInstant } from '../../../base/day.ts'
import { type Page as ListPage, pageCount } from '../../../base/page.ts'
import type { ListedMail, MailState } from '../../../identity/index.ts'
import { useFrame } from '../../frame.ts'
import { withQuery } from '../../language.ts'
import { showNumber } from '../../number.ts'
import { DataTable, EmptyState, InsetText, Link, Page, Pagination } from '../../ui/index.ts'
import { mailWords } from '../../words/mail.ts'

export type MailPageData = {
  list: ListPage<ListedMail>
  state: MailState | undefined
  /** Where letters are written as files; undefined where a mail server carries them. */
  folder: string | undefined
}

const states = ['waiting', 'delivered', 'given-up'] as const satisfies readonly MailState[]

/** Letters that the system wrote: to whom, about what, and what became of them. */
export function MailPage({ list, state, folder }: MailPageData) {
  const { lang } = useFrame()
  const t = mailWords[lang]
  return (
    <Page title={t.title} description={t.description} breadcrumbs={[]} unlisted>
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      {folder !== undefined && <InsetText>{t.folderNote(folder)}</InsetText>}
      <nav aria-label={t.filter} className="pagination">
        <ul>
          {[undefined, ...states].map((one) => (
            <li key={one ?? 'all'}>
              <Link to={withQuery('/office/mail', { state: one })} current={one === state}>
                {one ? t.states[one] : t.all}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {list.total === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneText}</p>
        </EmptyState>
      ) : (
        <Letters letters={list.items} filed={folder !== undefined} />
      )}
      <Pagination
        page={list.page}
        count={pageCount(list)}
        to={(page) => withQuery('/office/mail', { state, page: page > 1 ? page : undefined })}
      />
    </Page>
  )
}

function Letters({ letters, filed }: { letters: readonly ListedMail[]; filed: boolean }) {
  const { lang } = useFrame()
  const t = mailWords[lang]
  return (
    <div className="roomy">
      <DataTable
        caption={t.caption}
        stack
        rows={letters}
        rowKey={({ id }) => id}
        columns={[
          { key: 'subject', label: t.subject, cell: ({ subject }) => subject },
          { key: 'to', label: t.to, cell: ({ to }) => to },
          { key: 'written', label: t.written, cell: (one) => showInstant(one.writtenAt, lang) },
          { key: 'state', label: t.state, cell: (one) => <Outcome letter={one} filed={filed} /> },
        ]}
      />
    </div>
  )
}

const tags = { waiting: 'tag', delivered: 'tag tag--good', 'given-up': 'tag tag--stop' } as const

/** `filed`: letters are written to a folder, from which somebody has yet to send them. */
function Outcome({ letter, filed }: { letter: ListedMail; filed: boolean }) {
  const { lang } = useFrame()
  const t = mailWords[lang]
  const { state, tries, dueAt, lastError, deliveredAt, deliveredTo } = letter
  const isFiled = filed && state === 'delivered'
  return (
    <>
      <span className={isFiled ? 'tag' : tags[state]}>{isFiled ? t.filed : t.states[state]}</span>
      {deliveredAt && <p className="small">{showInstant(deliveredAt, lang)}</p>}
      {deliveredTo && <p className="small">{t.deliveredTo(deliveredTo)}</p>}
      {!deliveredAt && tries > 0 && <p className="small">{t.tries(showNumber(tries, lang))}</p>}
      {dueAt && tries > 0 && <p className="small">{t.next(showInstant(dueAt, lang))}</p>}
      {lastError && <p className="small digest">{lastError}</p>}
    </>
  )
}
