const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text has the form of a UUID (RFC 9562), as ids that a form carries do. */
export function isUuid(value: string): boolean {
  return shape.test(value)
}
