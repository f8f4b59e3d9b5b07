import { answerCorrection, type CorrectionOutcome, correctionOutcomes } from '../programme/index.ts'
import { type Call, WrongUsage } from './command.ts'
import { withStore } from './with-store.ts'

/** Answers a request for correction. What is given here is published. */
export async function run({ operands, options, settings, clock, say }: Call): Promise<number> {
  const reference = operands[0] as string
  const given = (name: string) => String(options[name])
  const answer = {
    outcome: readOutcome(given('outcome')),
    summary: { th: given('summary-th'), en: given('summary-en') },
    answer: { th: given('answer-th'), en: given('answer-en') },
  }
  return withStore(settings(), say, async ({ db }) => {
    await answerCorrection(db, reference, answer, clock())
    say({ th: `ตอบและเผยแพร่ ${reference} แล้ว`, en: `${reference} is answered and published` })
    return 0
  })
}

function readOutcome(given: string): CorrectionOutcome {
  const outcome = correctionOutcomes.find((known) => known === given)
  if (outcome) return outcome
  const list = correctionOutcomes.join(', ')
  throw new WrongUsage({
    th: `--outcome ต้องเป็น ${list}`,
    en: `--outcome must be one of ${list}`,
  })
}
