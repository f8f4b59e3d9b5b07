export * from './organisation.ts'
export * from './pending.ts'
