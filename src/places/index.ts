export * from './boundaries.ts'
export * from './pending.ts'
export * from './province.ts'
