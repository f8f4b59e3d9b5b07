export * from './try-commitment.ts'
