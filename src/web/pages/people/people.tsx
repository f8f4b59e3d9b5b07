import { bangkokDay, showDay } from '../../../base/day.ts'
import { type Page as ListPage, pageCount } from '../../../base/page.ts'
import { type Person, type Role, roles } from '../../../identity/index.ts'
import { useFrame } from '../../frame.ts'
import { showRole } from '../../held-role.ts'
import { withQuery } from '../../language.ts'
import { showNumber } from '../../number.ts'
import {
  DataTable,
  EmptyState,
  FilterForm,
  Input,
  Link,
  Page,
  Pagination,
  Said,
  Select,
} from '../../ui/index.ts'
import { peopleWords } from '../../words/people.ts'

export type PeoplePageData = {
  list: ListPage<Person>
  q: string | undefined
  held: Role | undefined
  /** Whether somebody's data have just been erased. */
  erased: boolean
}

/** Everybody who has an account, for those who may see them all. */
export function PeoplePage({ list, q, held, erased }: PeoplePageData) {
  const { lang } = useFrame()
  const t = peopleWords[lang]
  const address = '/office/people'
  return (
    <Page title={t.title} description={t.description} breadcrumbs={[]} unlisted>
      <h1>{t.title}</h1>
      {erased && <Said>{t.erased}</Said>}
      <FilterForm
        to={address}
        label={t.search}
        submit={t.submit}
        more={t.more}
        open={held !== undefined}
        first={<Input name="q" label={t.q} value={q} type="search" maxLength={200} />}
      >
        <Select
          name="role"
          label={t.role}
          value={held}
          empty={t.anyRole}
          choices={roles.map((one) => ({ value: one, label: showRole(one, lang) }))}
        />
      </FilterForm>
      {list.total === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneText}</p>
        </EmptyState>
      ) : (
        <section aria-labelledby="found" className="roomy">
          <h2 id="found">{t.found(showNumber(list.total, lang))}</h2>
          <People people={list.items} />
          <Pagination
            page={list.page}
            count={pageCount(list)}
            to={(page) => withQuery(address, { q, role: held, page: page > 1 ? page : undefined })}
          />
        </section>
      )}
    </Page>
  )
}

function People({ people }: { people: readonly Person[] }) {
  const { lang } = useFrame()
  const t = peopleWords[lang]
  return (
    <DataTable
      caption={t.caption}
      captionHidden
      stack
      rows={people}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          label: t.name,
          cell: ({ id, name }) => <Link to={`/office/people/${id}`}>{name}</Link>,
        },
        {
          key: 'email',
          label: t.email,
          cell: ({ email }) => <span className="address">{email}</span>,
        },
        {
          key: 'since',
          label: t.since,
          cell: ({ createdAt }) => showDay(bangkokDay(createdAt), lang),
        },
      ]}
    />
  )
}
