import type { BreachKind, BreachRisk, Told } from './breach.ts'

type BreachCounterTable = { buddhist_year: number; last: number }

type BreachTable = {
  id: string
  reference: string
  known_at: Date
  recorded_at: Date
  recorded_by: string
}

type BreachAssessmentTable = {
  breach_id: string
  number: number
  kinds: BreachKind[]
  what: string
  whose: string
  data: string
  people_count: number | null
  risk: BreachRisk
  risk_reason: string
  measures: string
  assessed_at: Date
  assessed_by: string
}

type BreachNoticeTable = {
  id: string
  breach_id: string
  told: Told
  sent_at: Date
  how: string
  late_reason: string | null
  recorded_at: Date
  recorded_by: string
}

declare module '../../store/db.ts' {
  interface Tables {
    breach_counter: BreachCounterTable
    breach: BreachTable
    breach_assessment: BreachAssessmentTable
    breach_notice: BreachNoticeTable
  }
}
