export * from './period.ts'
