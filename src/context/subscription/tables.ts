import type { ColumnType } from 'kysely'

/** A bigint: written as a number, read as text, because the driver does not round it. */
type Big = ColumnType<string, number | string, number | string>

type SpaceTable = {
  tenant: number
  version: Big
  forgotten_version: Big
  matched: Big
  numbered: Big
  due_at: Date | null
}

type SubscriptionTable = {
  tenant: number
  number: Big
  version: Big
  id: string | null
  definition: string | null
  created_at: Date
  modified_at: Date
}

type ProgressTable = {
  tenant: number
  subscription: Big
  place: string
  waiting: number
  due_at: Date | null
  attempts: number
  quiet_until: Date | null
  tick_at: Date | null
  round_at: Date | null
  round_from: Big | null
  sent: Big
  failed: Big
  last_notification_at: Date | null
  last_success_at: Date | null
  last_failure_at: Date | null
  last_error: string | null
}

type DeliveryTable = {
  tenant: number
  subscription: Big
  number: Big
  at: Date
  media_type: string
  link: string | null
  body: string
  failed_at: Date | null
}

type HeldChangeTable = {
  tenant: number
  subscription: Big
  entity: string
  number: Big
  items: string
}

declare module '../../store/db.ts' {
  interface Tables {
    subscription_space: SpaceTable
  }
  interface CityTables {
    subscription_space: SpaceTable
    subscription: SubscriptionTable
    subscription_progress: ProgressTable
    delivery: DeliveryTable
    held_change: HeldChangeTable
  }
}
