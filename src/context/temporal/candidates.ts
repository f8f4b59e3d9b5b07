import { type RawBuilder, sql } from 'kysely'
import { int4Column, textColumn } from '../../store/columns.ts'
import type { CityTx } from '../../store/db.ts'
import { findTerms, type Space } from '../space/index.ts'
import { type Choice, isSelected, type Selector } from './choice.ts'
import { type Subject, type SubjectRow, subjectColumns, toSubjects } from './subject.ts'

/** In which order entities are told: as they were first recorded, or by id. */
export type SubjectOrder = 'made' | 'id' | 'id-descending'

const atOnce = 200

/**
 * Gives the entities that the selectors mean, also those of which only history is left, some at a time, in their order. The database
 * narrows by type and id; the selectors decide.
 */
export async function* candidates(
  tx: CityTx,
  space: Space,
  choice: Choice,
  order: SubjectOrder,
): AsyncGenerator<Subject[]> {
  const narrowed = await narrow(tx, space, choice.selectors)
  let after: Subject | undefined
  for (;;) {
    const rows = await nextRows(tx, narrowed, order, after)
    const subjects = await toSubjects(tx, space, rows)
    yield subjects.filter((subject) => isSelected(choice, subject))
    after = subjects.at(-1)
    if (!after || subjects.length < atOnce) return
  }
}

/** What narrows: ids, and types, of which an entity that is meant has one; undefined where it cannot be said. */
type Narrowed = { ids: readonly string[] | undefined; types: readonly number[] | undefined }

async function narrow(tx: CityTx, space: Space, selectors: readonly Selector[]): Promise<Narrowed> {
  const ids = selectors.every((one) => one.ids)
    ? selectors.flatMap((one) => one.ids ?? [])
    : undefined
  const firsts = selectors.map(({ types }) =>
    types === undefined || types === 'any'
      ? undefined
      : types.anyOf.map(([first]) => first as string),
  )
  if (!firsts.every((one) => one !== undefined)) return { ids, types: undefined }
  const terms = await findTerms(tx, space, firsts.flat())
  return { ids, types: [...new Set(terms.values())] }
}

async function nextRows(
  tx: CityTx,
  { ids, types }: Narrowed,
  order: SubjectOrder,
  after: Subject | undefined,
): Promise<SubjectRow[]> {
  const conditions = [sql`tenant = ${tx.tenant}`]
  if (ids) conditions.push(sql`id = any(${textColumn(ids)}::text[])`)
  if (types && (ids || order !== 'made'))
    conditions.push(sql`types && ${int4Column(types)}::integer[]`)
  else if (types) conditions.push(sql`eid in (${eidsOf(tx, types, after)})`)
  if (after) conditions.push(isAfter(order, after))
  const by = { made: sql`eid`, id: sql`id`, 'id-descending': sql`id desc` }[order]
  const { rows } = await sql<SubjectRow>`
    select ${subjectColumns} from entity where ${sql.join(conditions, sql` and `)}
    order by ${by} limit ${atOnce}`.execute(tx)
  return rows
}

function isAfter(order: SubjectOrder, { eid, id }: Subject): RawBuilder<unknown> {
  if (order === 'made') return sql`eid > ${eid}`
  return order === 'id' ? sql`id > ${id}` : sql`id < ${id}`
}

/** The next entities of types, each type by its index. */
function eidsOf(
  { tenant }: CityTx,
  types: readonly number[],
  after: Subject | undefined,
): RawBuilder<unknown> {
  return sql`
    select of_type.eid from unnest(${int4Column(types)}::integer[]) as wanted (type)
    cross join (values (false), (true)) as state (gone)
    cross join lateral (
      select eid from entity_type
      where entity_type.tenant = ${tenant} and entity_type.type = wanted.type and entity_type.gone = state.gone
        and eid > ${after?.eid ?? 0}
      order by eid limit ${atOnce}
    ) as of_type`
}
