export * from './expression/index.ts'
export * from './proof.ts'
export { conversion, type Unit, units } from './units/index.ts'
