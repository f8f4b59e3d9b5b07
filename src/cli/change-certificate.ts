import { systemEntry } from '../identity/index.ts'
import { changeCertificate } from '../programme/index.ts'
import type { Call } from './command.ts'
import { changeShape, readDecisionFile, toDecision } from './decision-file.ts'
import { withStore } from './with-store.ts'

/** Records what a body has decided about a certificate, from a file of its signed decision. */
export async function run({ operands, folder, settings, clock, say }: Call): Promise<number> {
  const [id, file] = operands as [string, string]
  const read = await readDecisionFile(changeShape, file, folder, say)
  if (!read) return 1
  const now = clock()
  const change = { ...read, at: new Date(read.at), decision: toDecision(read.decision) }
  const event = await withStore(settings(), say, ({ db }) =>
    changeCertificate(db, id, change, now, (certificate) =>
      systemEntry('command-line', now, {
        action: 'decision.sign',
        object: { kind: 'certificate', id: certificate.id },
        after: change,
        reason: change.reason.en,
        sample: certificate.sample,
      }),
    ),
  )
  say({ th: `บันทึกแล้ว: ${event.kind}`, en: `On record: ${event.kind}` })
  return 0
}
