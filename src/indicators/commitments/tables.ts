import type { ColumnType } from 'kysely'
import type { Text } from '../../base/text.ts'
import type { Proof } from '../proof.ts'
import type { Expected, Promised, Verdict } from './commitment.ts'

type Json<T> = ColumnType<T, string, string>

type CommitmentTable = {
  tenant: number
  id: string
  city: string
  indicator: string
  version: number
  promise: Json<Promised>
  critical: boolean
  starts_on: string
  due_on: string
  made_at: Date
  ended_at: Date | null
}

type CommitmentJudgementTable = {
  tenant: number
  commitment: string
  at: Date
  verdict: Verdict
  because: Json<Text>
  expected: Json<Expected> | null
  result: string | null
}

type ProofChangeTable = {
  tenant: number
  city: string
  at: Date
  proof: Proof
  because: Json<Text[]>
  results: string[]
}

declare module '../../store/db.ts' {
  interface CityTables {
    commitment: CommitmentTable
    commitment_judgement: CommitmentJudgementTable
    proof_change: ProofChangeTable
  }
}
