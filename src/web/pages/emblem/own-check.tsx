import type { Root } from '../../../emblem/index.ts'
import { useLang } from '../../frame.ts'
import { emblemWords } from '../../words/emblem.ts'

/** Where the reader's own browser says what it has found; hidden until a script runs. `kit` is the address of what it needs. */
export function OwnCheck({ kit, roots }: { kit: string; roots: readonly Root[] }) {
  const t = emblemWords[useLang()]
  const words = { running: t.running, verdicts: t.verdict, names: t.names, results: t.results }
  return (
    <section
      className="own-check"
      aria-labelledby="own-check"
      data-own-check={JSON.stringify({ kit, roots, words })}
      hidden
    >
      <h2 id="own-check">{t.ownCheck}</h2>
      <p>
        <strong data-own-verdict="" aria-live="polite" />
      </p>
      <ul data-own-checks="" />
      <p className="muted small">{t.ownCheckText}</p>
    </section>
  )
}
