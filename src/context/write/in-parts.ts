/** How many rows one statement writes: some milliseconds of work for this process, in which others wait. */
const rowsAtOnce = 10_000

/** Does something with rows, a part after another, in order; nothing where there are none. */
export async function inParts<T>(
  rows: readonly T[],
  work: (part: readonly T[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await work(rows.length > rowsAtOnce ? rows.slice(from, from + rowsAtOnce) : rows)
}
