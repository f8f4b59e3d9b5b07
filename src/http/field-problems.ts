import type { FastifySchemaValidationError } from 'fastify'
import type { Text } from '../base/text.ts'
import type { FieldProblem } from './problems.ts'

type Params = Record<string, unknown>

/** What is allowed, by the JSON Schema keyword that refused. */
const allowed: Record<string, (params: Params) => Text> = {
  type: ({ type }) =>
    typeNames[String(type)] ?? both(`ต้องเป็นชนิด ${type}`, `must be of type ${type}`),
  minimum: ({ limit }) => both(`ต้องไม่น้อยกว่า ${limit}`, `must be at least ${limit}`),
  maximum: ({ limit }) => both(`ต้องไม่เกิน ${limit}`, `must be at most ${limit}`),
  exclusiveMinimum: ({ limit }) => both(`ต้องมากกว่า ${limit}`, `must be more than ${limit}`),
  exclusiveMaximum: ({ limit }) => both(`ต้องน้อยกว่า ${limit}`, `must be less than ${limit}`),
  multipleOf: ({ multipleOf }) =>
    both(`ต้องหารด้วย ${multipleOf} ลงตัว`, `must be a multiple of ${multipleOf}`),
  minLength: ({ limit }) =>
    both(`ต้องยาวอย่างน้อย ${limit} ตัวอักษร`, `must have at least ${limit} characters`),
  maxLength: ({ limit }) =>
    both(`ต้องยาวไม่เกิน ${limit} ตัวอักษร`, `must have at most ${limit} characters`),
  minItems: ({ limit }) => both(`ต้องมีอย่างน้อย ${limit} รายการ`, `must have at least ${limit} items`),
  maxItems: ({ limit }) => both(`ต้องมีไม่เกิน ${limit} รายการ`, `must have at most ${limit} items`),
  uniqueItems: () => both('รายการต้องไม่ซ้ำกัน', 'must not repeat an item'),
  pattern: ({ pattern }) => both(`ต้องตรงกับรูปแบบ ${pattern}`, `must match the pattern ${pattern}`),
  format: ({ format }) =>
    formatNames[String(format)] ??
    both(`ต้องอยู่ในรูปแบบ ${format}`, `must be in the format ${format}`),
  enum: ({ allowedValues }) => oneOf(allowedValues as unknown[]),
  const: ({ allowedValue }) => oneOf([allowedValue]),
  minProperties: ({ limit }) =>
    both(`ต้องระบุอย่างน้อย ${limit} ช่อง`, `must have at least ${limit} of its fields`),
  maxProperties: ({ limit }) =>
    both(`ต้องระบุไม่เกิน ${limit} ช่อง`, `must have at most ${limit} of its fields`),
  required: () => both('ต้องระบุ', 'is required'),
  additionalProperties: () => both('ไม่มีพารามิเตอร์ชื่อนี้', 'is not known here'),
}

const typeNames: Record<string, Text> = {
  integer: both('ต้องเป็นจำนวนเต็ม', 'must be a whole number'),
  number: both('ต้องเป็นตัวเลข', 'must be a number'),
  string: both('ต้องเป็นข้อความ และระบุได้ครั้งเดียว', 'must be one text'),
  boolean: both('ต้องเป็น true หรือ false', 'must be true or false'),
  array: both('ต้องเป็นรายการ', 'must be a list'),
  object: both('ต้องเป็นกลุ่มข้อมูล', 'must be an object'),
}

const day = both(
  'ต้องเป็นวันที่ที่มีอยู่จริง ในรูปแบบ ปปปป-ดด-วว ปีคริสต์ศักราช เช่น 2021-12-24',
  'must be a day that exists, as YYYY-MM-DD, for example 2021-12-24',
)
const formatNames: Record<string, Text> = {
  day,
  date: day,
  email: both('ต้องเป็นที่อยู่อีเมล', 'must be an e-mail address'),
  uri: both('ต้องเป็นที่อยู่เว็บแบบเต็ม', 'must be a full web address'),
  uuid: both('ต้องเป็น UUID', 'must be a UUID'),
}

/**
 * Says in both languages which parameters or fields a schema refused and what each allows, one entry per name.
 * A union of fixed values, which the validator reports value by value, becomes one list of them.
 */
export function fieldProblems(errors: FastifySchemaValidationError[]): FieldProblem[] {
  const byName = Map.groupBy(errors, nameOf)
  return [...byName].map(([name, found]) => ({ name, detail: detailOf(found) }))
}

function detailOf(found: FastifySchemaValidationError[]): Text {
  const fixed = found.filter((error) => error.keyword === 'const')
  if (fixed.length > 1) return oneOf(fixed.map((error) => error.params.allowedValue))
  const said = found.find((error) => allowed[error.keyword])
  return said
    ? (allowed[said.keyword] as (params: Params) => Text)(said.params)
    : both('ไม่อยู่ในค่าที่อนุญาต', 'is not an allowed value')
}

/** The name as the caller wrote it: `page`, or a path in a body, `contact.email`. */
function nameOf(error: FastifySchemaValidationError): string {
  const path = error.instancePath.split('/').slice(1).map(decodePointer)
  const missing = error.params.missingProperty ?? error.params.additionalProperty
  if (typeof missing === 'string') path.push(missing)
  return path.join('.')
}

/** Source: RFC 6901, section 4. */
function decodePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~')
}

function oneOf(values: unknown[]): Text {
  const list = values.map(String).join(', ')
  return both(`ค่าที่ใช้ได้คือ ${list}`, `must be one of ${list}`)
}

function both(th: string, en: string): Text {
  return { th, en }
}
