import { type Act, doneEntry, record, requirePermitOn } from '../../identity/index.ts'
import { certificateStatus, findCertificate, listCertificateEvents } from '../../programme/index.ts'
import { type EmblemDeps, issuerOf } from '../emblem-deps.ts'
import { notOfACertificate } from '../problems.ts'
import { insertRevocations, listVersions } from './queries.ts'

/**
 * Brings the status list to what has been decided about a certificate, and gives whether its bit is set. Nobody sets a bit that no
 * decision stands behind: the two persons are those who signed it. Throws `notOfACertificate` or `notPermitted`.
 */
export async function confirmStatus(
  deps: EmblemDeps,
  credentialId: string,
  act: Act,
): Promise<boolean> {
  const prefix = `${issuerOf(deps).publicUrl}/credentials/`
  return deps.db.transaction(async (tx) => {
    const id = credentialId.startsWith(prefix) ? credentialId.slice(prefix.length) : ''
    const certificate = await findCertificate(tx, id)
    if (!certificate) throw notOfACertificate()
    const { slug: city, sample } = certificate
    requirePermitOn(act.actor, 'emblem.issue', { city, sample })
    const legal = certificateStatus(certificate, await listCertificateEvents(tx, id), act.now)
    const isEnded = legal === 'revoked' || legal === 'surrendered'
    if (isEnded)
      await insertRevocations(
        tx,
        (await listVersions(tx, id)).map(({ place }) => place),
        act.now,
      )
    const object = { kind: 'certificate', id }
    await record(tx, doneEntry(act, { action: 'emblem.issue', object, after: { legal }, sample }))
    return isEnded
  })
}
