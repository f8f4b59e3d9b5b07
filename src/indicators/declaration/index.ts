export { drawnUnit } from './drawn-unit.ts'
export { durationMs } from './duration.ts'
export { type DeclarationFault, type DeclarationReason, faultAt } from './fault.ts'
export type {
  Condition,
  Declaration,
  DeclarationTest,
  Drawing,
  Input,
  Missing,
} from './shape.ts'
export { compiledDeclaration, declarationShape } from './shape.ts'
export * from './words.ts'
