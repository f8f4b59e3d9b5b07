import type { Declaration } from '../declaration/index.ts'
import type { Standing } from './definition.ts'

type IndicatorDefinitionTable = {
  owner: string
  id: string
  version: number
  standing: Standing
  hash: string
  declaration: Declaration
  declared_at: Date
}

type CitySpaceTable = { city: string; tenant: number; bound_at: Date }

type IndicatorAdoptionTable = {
  tenant: number
  city: string
  owner: string
  id: string
  version: number
  adopted_at: Date
  ended_at: Date | null
}

declare module '../../store/db.ts' {
  interface Tables {
    indicator_definition: IndicatorDefinitionTable
    city_space: CitySpaceTable
  }
  interface CityTables {
    indicator_adoption: IndicatorAdoptionTable
  }
}
