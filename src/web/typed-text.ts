/** Text of a field: trimmed, line ends as \n, characters that cannot be shown left out; a repeated field is not text. */
export function readText(value: unknown): string {
  if (typeof value !== 'string') return ''
  return value
    .replaceAll('\r\n', '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()
}

/** A password as it was typed: nothing is taken away from it. A repeated field is none. */
export function readSecret(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The texts of several fields of a sent form, by name. */
export function readTexts<Name extends string>(
  body: Record<string, unknown>,
  names: readonly Name[],
): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, readText(body[name])])) as Record<
    Name,
    string
  >
}

/** Every value of a field that may stand in a form more than once. */
export function readChoices(value: unknown): string[] {
  const all: unknown[] = Array.isArray(value) ? value : [value]
  return all.filter((one) => typeof one === 'string')
}
