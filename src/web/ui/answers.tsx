import type { ReactNode } from 'react'

export type Answer = {
  key: string
  question: string
  value: ReactNode
  /** What the value rests on, one remark a line. */
  notes?: readonly ReactNode[]
}

/** Short answers to the questions a reader comes with, side by side where there is room. */
export function Answers({ label, answers }: { label: string; answers: readonly Answer[] }) {
  return (
    <section aria-label={label}>
      <dl className="answers">
        {answers.map(({ key, question, value, notes = [] }) => (
          <div key={key} className="answers__item" data-answer={key}>
            <dt>{question}</dt>
            <dd>
              <p className="answers__value">{value}</p>
              {notes.map((note, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: remarks have no other name and never move
                <p key={at} className="answers__note">
                  {note}
                </p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
