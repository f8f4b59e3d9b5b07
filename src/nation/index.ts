export * from './composite/index.ts'
export * from './measures/index.ts'
