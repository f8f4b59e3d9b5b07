/** What a breach does to personal data. Source: notification of the PDPC on notices of breaches, B.E. 2565, clause 4. */
export const breachKinds = ['confidentiality', 'integrity', 'availability'] as const
export type BreachKind = (typeof breachKinds)[number]

/** How it bears on the rights and freedoms of people: on it depends who must be told. */
export const breachRisks = ['none', 'risk', 'high'] as const
export type BreachRisk = (typeof breachRisks)[number]

/** Who is told of a breach: the office of the committee, or the people whose data it is. */
export const toldOf = ['committee', 'persons'] as const
export type Told = (typeof toldOf)[number]

/** What is known of a breach at a time, in the words of who assessed it, without names of people. */
export type NewAssessment = {
  kinds: BreachKind[]
  /** What happened, and how it was found. */
  what: string
  /** Whose data: which groups of people. */
  whose: string
  /** Which personal data. */
  data: string
  /** How many people; null while it is not known. */
  peopleCount: number | null
  risk: BreachRisk
  riskReason: string
  /** What was done about it, and what people can do themselves; empty while nothing was. */
  measures: string
}
export type Assessment = NewAssessment & { number: number; assessedAt: Date; assessedBy: string }

export type NewNotice = {
  told: Told
  sentAt: Date
  /** By which way, and the number of the letter. */
  how: string
  lateReason: string | null
}
export type Notice = NewNotice & { id: string; recordedAt: Date; recordedBy: string }

/** A breach of personal data (เหตุการละเมิดข้อมูลส่วนบุคคล). `assessments` and `notices` stand in the order of time. */
export type Breach = {
  id: string
  /** `B-<Buddhist year>-<number in that year>`. */
  reference: string
  knownAt: Date
  recordedAt: Date
  recordedBy: string
  assessments: Assessment[]
  notices: Notice[]
}

/**
 * The times of notice, in hours from when the breach was known: to the committee, and the latest with a reason. Source: PDPA,
 * B.E. 2562, section 37 (4); notification of the PDPC on notices of breaches, B.E. 2565.
 */
export const noticeHours = { due: 72, latest: 15 * 24 } as const

/** Most characters of a text, and most people. */
export const breachLimits = { text: 4_000, short: 500, people: 100_000_000 } as const

/** How a notice stands. `running` and `overdue` wait to be sent; `owed` is one to people, which has no hours but no delay either. */
export type NoticeState =
  | { state: 'not-needed' }
  | { state: 'running'; dueAt: Date; hoursLeft: number }
  | { state: 'overdue'; dueAt: Date; latestAt: Date }
  | { state: 'owed' }
  | { state: 'sent' | 'sent-late'; sentAt: Date }

/** What counts of a breach: the last assessment. Every breach has one from the beginning. */
export function present({ assessments }: Pick<Breach, 'assessments'>): Assessment {
  const last = assessments.at(-1)
  if (!last) throw new Error('a breach without assessment')
  return last
}

/** When the committee's office must have been told, at the latest. */
export function dueAt(knownAt: Date): Date {
  return hoursAfter(knownAt, noticeHours.due)
}

/**
 * How the notice to the committee's office stands at a moment: within 72 hours of knowing, unless there is no risk. Pure. Units:
 * `hoursLeft` are whole hours, rounded down.
 */
export function committeeState(breach: Breach, now: Date): NoticeState {
  const due = dueAt(breach.knownAt)
  const sent = firstNotice(breach, 'committee')
  if (sent) return { state: sent.sentAt <= due ? 'sent' : 'sent-late', sentAt: sent.sentAt }
  if (present(breach).risk === 'none') return { state: 'not-needed' }
  if (now > due)
    return {
      state: 'overdue',
      dueAt: due,
      latestAt: hoursAfter(breach.knownAt, noticeHours.latest),
    }
  return { state: 'running', dueAt: due, hoursLeft: Math.floor((+due - +now) / hourMs) }
}

/** How the notice to the people stands: without delay where the risk is high, else none is needed. */
export function personsState(breach: Breach): NoticeState {
  const sent = firstNotice(breach, 'persons')
  if (sent) return { state: 'sent', sentAt: sent.sentAt }
  return { state: present(breach).risk === 'high' ? 'owed' : 'not-needed' }
}

function firstNotice({ notices }: Breach, told: Told): Notice | undefined {
  return notices.find((notice) => notice.told === told)
}

const hourMs = 3_600_000

function hoursAfter(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * hourMs)
}
