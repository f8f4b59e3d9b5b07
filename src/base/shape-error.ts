import type { TLocalizedValidationError } from 'typebox/error'
import type { Text } from './text.ts'

/** One thing that is wrong with a value's shape. `path` is a JSON Pointer to it. */
export type ShapeError = { path: string; message: Text }

/**
 * Says in both languages what TypeBox found wrong, one sentence per place: the alternatives of a union become one sentence, and
 * a place is left out where something inside it says more.
 */
export function sayShapeErrors(errors: TLocalizedValidationError[]): ShapeError[] {
  const told = errors.filter((error) => error.keyword !== 'boolean' && error.keyword !== 'anyOf')
  const said = new Map<string, ShapeError>()
  for (const error of told) {
    if (isOtherAlternative(error, told)) continue
    const together = told.filter(
      (other) => other.instancePath === error.instancePath && other.keyword === error.keyword,
    )
    for (const one of sayOne(error, together)) said.set(`${one.path} ${one.message.en}`, one)
  }
  return [...said.values()]
}

/** A wrong type beside errors deeper inside: the value was meant for another alternative of a union. */
function isOtherAlternative(
  error: TLocalizedValidationError,
  all: TLocalizedValidationError[],
): boolean {
  if (error.keyword !== 'type') return false
  return all.some(
    (other) =>
      other.instancePath.startsWith(`${error.instancePath}/`) ||
      (other.instancePath === error.instancePath && other.keyword !== 'type'),
  )
}

function sayOne(
  error: TLocalizedValidationError,
  together: TLocalizedValidationError[],
): ShapeError[] {
  const path = error.instancePath
  const inside = (name: string) => `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
  switch (error.keyword) {
    case 'required':
      return error.params.requiredProperties.map((name) => ({
        path: inside(name),
        message: { th: `ขาดช่อง ${name}`, en: `The field ${name} is missing.` },
      }))
    case 'additionalProperties':
      return error.params.additionalProperties.map((name) => ({
        path: inside(name),
        message: { th: `ไม่รู้จักช่อง ${name}`, en: `The field ${name} is not known.` },
      }))
    case 'const':
    case 'enum': {
      const allowed = together.flatMap(allowedValues).map(show).join(', ')
      return [
        {
          path,
          message: { th: `ต้องเป็นค่าใดค่าหนึ่งต่อไปนี้: ${allowed}`, en: `Must be one of: ${allowed}.` },
        },
      ]
    }
    case 'type': {
      const types = [...new Set(together.flatMap(typesOf))]
      return [
        {
          path,
          message: {
            th: `ต้องเป็น${types.map((type) => typeNames[type]?.th ?? type).join('หรือ')}`,
            en: `Must be ${types.map((type) => typeNames[type]?.en ?? type).join(' or ')}.`,
          },
        },
      ]
    }
    default:
      return [{ path, message: sayLimit(error) }]
  }
}

function sayLimit(error: TLocalizedValidationError): Text {
  switch (error.keyword) {
    case 'minLength':
      return {
        th: `ต้องมีอย่างน้อย ${error.params.limit} อักขระ`,
        en: `Must have at least ${error.params.limit} characters.`,
      }
    case 'maxLength':
      return {
        th: `ต้องไม่เกิน ${error.params.limit} อักขระ`,
        en: `Must have at most ${error.params.limit} characters.`,
      }
    case 'minItems':
      return {
        th: `ต้องมีอย่างน้อย ${error.params.limit} รายการ`,
        en: `Must have at least ${error.params.limit} items.`,
      }
    case 'maxItems':
      return {
        th: `ต้องไม่เกิน ${error.params.limit} รายการ`,
        en: `Must have at most ${error.params.limit} items.`,
      }
    case 'minimum':
      return {
        th: `ต้องไม่น้อยกว่า ${error.params.limit}`,
        en: `Must be ${error.params.limit} or more.`,
      }
    case 'maximum':
      return {
        th: `ต้องไม่มากกว่า ${error.params.limit}`,
        en: `Must be ${error.params.limit} or less.`,
      }
    case 'exclusiveMinimum':
      return {
        th: `ต้องมากกว่า ${error.params.limit}`,
        en: `Must be more than ${error.params.limit}.`,
      }
    case 'exclusiveMaximum':
      return {
        th: `ต้องน้อยกว่า ${error.params.limit}`,
        en: `Must be less than ${error.params.limit}.`,
      }
    case 'uniqueItems':
      return { th: 'มีรายการซ้ำ', en: 'An item stands there twice.' }
    case 'pattern':
      return {
        th: `รูปแบบไม่ถูกต้อง (${error.params.pattern})`,
        en: `Has the wrong form (${error.params.pattern}).`,
      }
    case 'format':
      return {
        th: `รูปแบบไม่ถูกต้อง (${error.params.format})`,
        en: `Has the wrong form (${error.params.format}).`,
      }
    default:
      return { th: 'ค่าไม่ถูกต้อง', en: 'The value is not right.' }
  }
}

function allowedValues(error: TLocalizedValidationError): unknown[] {
  if (error.keyword === 'const') return [error.params.allowedValue]
  return error.keyword === 'enum' ? error.params.allowedValues : []
}

function typesOf(error: TLocalizedValidationError): string[] {
  return error.keyword === 'type' ? [error.params.type].flat() : []
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const typeNames: Record<string, Text> = {
  string: { th: 'ข้อความ', en: 'a text' },
  number: { th: 'ตัวเลข', en: 'a number' },
  integer: { th: 'จำนวนเต็ม', en: 'a whole number' },
  boolean: { th: 'ค่าจริงหรือเท็จ', en: 'true or false' },
  object: { th: 'ออบเจกต์', en: 'an object' },
  array: { th: 'รายการ', en: 'a list' },
  null: { th: 'ค่าว่าง (null)', en: 'null' },
}
