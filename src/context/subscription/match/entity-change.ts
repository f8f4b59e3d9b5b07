import type { InstanceChange } from '../../entity/change.ts'
import type { Entity } from '../../entity/entity.ts'
import { instanceOf } from '../../entity/entity.ts'
import { fromStored, type Stored } from '../../space/index.ts'

/** What was done to an instance: its attribute, its dataset, how. */
export type ChangeMark = readonly [
  attribute: string,
  datasetId: string | null,
  kind: 'created' | 'updated' | 'deleted',
]

/** One entity of an event `city-data.changed`: before and after, and what changed in it. */
export type EntityNews = {
  before: Stored | null
  after: Stored | null
  changes: readonly ChangeMark[]
}

/** How one entity changed, read. `at` is when, a DateTime. One of `before` and `after` is there. */
export type EntityChange = {
  readonly id: string
  readonly isNew: boolean
  readonly before: Entity | undefined
  readonly after: Entity | undefined
  readonly marks: readonly ChangeMark[]
  readonly at: string
}

/** Reads the news of one entity, what was before only when it is asked for; undefined where there is neither before nor after. */
export function readNews(
  { before, after, changes }: EntityNews,
  at: string,
): EntityChange | undefined {
  const id = (after ?? before)?.id
  if (id === undefined) return undefined
  let was: Entity | undefined
  const readBefore = () => {
    if (before) was ??= fromStored(before)
    return was
  }
  return {
    id,
    isNew: !before,
    get before() {
      return readBefore()
    },
    after: after ? fromStored(after) : undefined,
    marks: after ? changes : allDeleted(readBefore()),
    at,
  }
}

/** With an entity go all its attributes. */
function allDeleted(before: Entity | undefined): ChangeMark[] {
  return [...(before?.attributes ?? [])].flatMap(([attribute, instances]) =>
    instances.map(({ datasetId }): ChangeMark => [attribute, datasetId ?? null, 'deleted']),
  )
}

/** The entity as it is, or as it was where it is gone. */
export function stateOf({ before, after }: EntityChange): Entity {
  return (after ?? before) as Entity
}

/** What a mark stands for, with the instances before and after. */
export function instanceChangeOf(
  { before, after }: EntityChange,
  [attribute, dataset]: ChangeMark,
): InstanceChange {
  const datasetId = dataset ?? undefined
  const was = instanceOf(before?.attributes.get(attribute), datasetId)
  const is = instanceOf(after?.attributes.get(attribute), datasetId)
  return {
    attribute,
    ...(datasetId !== undefined && { datasetId }),
    ...(was && { was }),
    ...(is && { is }),
  }
}
