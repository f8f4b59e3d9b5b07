import { type AttributeKind, type Instance, ngsiNull } from '../entity/entity.ts'
import { readStoredInstance } from '../space/index.ts'
import { type Recorded, scopeAttribute } from './evolution.ts'
import { writeInstanceId } from './instance-id.ts'
import type { EntitySeries } from './series.ts'
import type { HistoryRow } from './stretches.ts'

/**
 * Makes of a row of history the instance that it tells of, with its system members, its id, and the moment asked for. A deletion does
 * not tell what type of attribute there was: `kind` is the last one known.
 */
export function toRecorded(
  row: HistoryRow,
  series: EntitySeries,
  kind: AttributeKind | undefined,
): Recorded {
  return {
    time: row.time,
    instance: {
      ...plainInstance(row, series),
      ...(kind && tellsNothing(row) && { kind }),
      // A scope is true from when it was set on. Source: CIM 009 4.5.6.
      ...(series.attribute === scopeAttribute && !row.deleted && { observedAt: row.at }),
      createdAt: row.firstRecordedAt,
      modifiedAt: row.recordedAt,
      ...(row.deleted && { deletedAt: row.at }),
      instanceId: writeInstanceId({ series: row.series, change: row.instance, at: row.firstAt }),
    },
  }
}

/** Whether a row tells of a deletion and of nothing else. */
export function tellsNothing({ deleted, body }: HistoryRow): boolean {
  return deleted && body === null
}

/** The instance of a row as it was given. */
export function plainInstance(
  row: Pick<HistoryRow, 'at' | 'observed' | 'num' | 'body'>,
  { datasetId }: Pick<EntitySeries, 'datasetId'>,
): Instance {
  if (row.body !== null) return readStoredInstance(row.body)
  return {
    kind: 'Property',
    value: row.num ?? ngsiNull,
    ...(datasetId !== undefined && { datasetId }),
    ...(row.observed && { observedAt: row.at }),
  }
}
