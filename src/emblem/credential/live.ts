import type { Certificate } from '../../programme/index.ts'
import type { Json } from '../check/credential.ts'
import { toSeconds } from '../keys/did.ts'
import { badgeBody, type Issuer } from './body.ts'
import type { CommitmentReading, ProofOfCity } from './proof-of-city.ts'

/** Periods of the programme for live credentials, in hours. Source: data/programme-rules.json, periods.liveCredential and liveCredentialMax. */
export type LivePeriods = { hours: number; maxHours: number }

const hourMs = 3_600_000

/** Whether a live credential may be issued at all: data prove the plan, or it is in its grace. */
export function mayBeLive({ proof }: Pick<ProofOfCity, 'proof'>): boolean {
  return proof === 'proven' || proof === 'at-risk'
}

/**
 * The live credential of an emblem, unsigned: one result for each commitment, the window of the data, where the lineage is. Its
 * life never passes the ceiling, nor the end of the certificate. Source: reference values of Open Badges 3.0, Result.
 */
export function liveBody(
  issuer: Issuer,
  certificate: Certificate,
  proof: ProofOfCity,
  facts: { id: string; now: Date; until: Date; periods: LivePeriods },
): Json {
  const { publicUrl } = issuer
  const { id, now, until, periods } = facts
  const hours = Math.min(periods.hours, periods.maxHours)
  const end = new Date(Math.min(now.getTime() + hours * hourMs, until.getTime()))
  const emblem = `${publicUrl}/credentials/${certificate.id}`
  const { commitments, window } = proof
  return {
    ...badgeBody(
      issuer,
      {
        id,
        kind: 'live',
        sample: certificate.sample,
        name: `ข้อมูลยืนยันแผน · ${certificate.city.th}`,
        description: `What the data of ${certificate.city.en} say of its plan at ${toSeconds(now)}.`,
        validFrom: toSeconds(now),
        validUntil: toSeconds(end),
        city: { slug: certificate.slug, name: certificate.city },
      },
      {
        name: 'ข้อมูลยืนยันแผน',
        description:
          'ข้อมูลของเมืองยืนยันความก้าวหน้าตามแผน ณ ขณะที่ออก · The city’s data confirm its plan at the time of issue.',
        criteria: { id: proof.plan?.address ?? `${emblem}#plan` },
        related: [{ id: emblem, type: ['Related'] }],
        resultDescription: commitments.map((one) => describe(emblem, one)),
      },
      {
        ...(window && {
          activityStartDate: `${window.from}T00:00:00+07:00`,
          activityEndDate: `${window.until}T00:00:00+07:00`,
        }),
        result: commitments.map((one) => resultOf(emblem, one)),
      },
    ),
    evidence: commitments
      .filter(({ lineage }) => lineage !== null)
      .map((one) => ({
        id: `${addressOf(emblem, one)}-lineage`,
        type: ['Evidence'],
        name: one.name.en,
        description: `SHA-256 ${one.lineage}`,
      })),
  }
}

function addressOf(emblem: string, { id }: CommitmentReading): string {
  return `${emblem}#commitment-${encodeURIComponent(id)}`
}

function describe(emblem: string, one: CommitmentReading): Json {
  return {
    id: addressOf(emblem, one),
    type: ['ResultDescription'],
    name: one.name.th,
    resultType: one.target === null ? 'Status' : 'RawScore',
    ...(one.target !== null && { requiredValue: one.target }),
  }
}

/** A status in the closed list of the schema; a value that is missing or thin has none. */
function resultOf(emblem: string, one: CommitmentReading): Json {
  const has = one.status === 'final' || one.status === 'provisional'
  const status = !has || one.met === null ? 'OnHold' : one.met ? metAs(one.status) : 'Failed'
  return {
    type: ['Result'],
    resultDescription: addressOf(emblem, one),
    status,
    ...(status !== 'OnHold' && one.value !== null && { value: one.value }),
  }
}

function metAs(status: CommitmentReading['status']): string {
  return status === 'final' ? 'Completed' : 'Provisional'
}
