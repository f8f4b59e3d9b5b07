export * from './record.ts'
export * from './status.ts'
