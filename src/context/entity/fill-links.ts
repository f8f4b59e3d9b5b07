import { isObject, type Json, type JsonObject } from '../json.ts'

/**
 * Puts linked entities into a relationship as it is written: an object with `object` or `objectList`, or the ids alone. `writeOne`
 * gives the entity behind an id, undefined where it is not to be had. Source: CIM 009 4.5.23.
 */
export function fillLinks(written: Json, writeOne: (id: string) => JsonObject | undefined): Json {
  if (typeof written === 'string') return writeOne(written) ?? written
  if (Array.isArray(written)) return written.map((one) => fillLinks(one, writeOne))
  if (!isObject(written)) return written
  const { object, objectList } = written
  if (typeof object === 'string') {
    const entity = writeOne(object)
    return entity ? { ...written, entity } : written
  }
  const ids = (objectList ?? object) as Json
  if (!Array.isArray(ids)) return written
  const entityList = ids.flatMap((id) => writeOne((isObject(id) ? id.object : id) as string) ?? [])
  return entityList.length > 0 ? { ...written, entityList } : written
}
