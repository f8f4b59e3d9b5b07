import { systemEntry } from '../identity/index.ts'
import { grantCertificate } from '../programme/index.ts'
import type { Call } from './command.ts'
import { grantShape, readDecisionFile, toDecision } from './decision-file.ts'
import { withStore } from './with-store.ts'

/** Records a certificate that a body has granted, from a file of its signed decision. */
export async function run({ operands, folder, settings, clock, say }: Call): Promise<number> {
  const read = await readDecisionFile(grantShape, operands[0] as string, folder, say)
  if (!read) return 1
  const checked = settings()
  const now = clock()
  const grant = {
    ...read,
    resolvedAt: new Date(read.resolvedAt),
    decision: toDecision(read.decision),
  }
  const { id } = await withStore(checked, say, ({ db }) =>
    grantCertificate(db, grant, checked.authority, now, (certificate) =>
      systemEntry('command-line', now, {
        action: 'decision.sign',
        object: { kind: 'certificate', id: certificate.id },
        after: certificate.decision,
        sample: certificate.sample,
      }),
    ),
  )
  say({
    th: `บันทึกใบรับรองแล้ว รหัส ${id}`,
    en: `The certificate is on record as ${id}`,
  })
  return 0
}
