import './tables.ts'

export { keepSending, type SampleDeps } from './keep-sending.ts'
export type { Silence } from './observe.ts'
export { type Stretch, sendBetween } from './send-between.ts'
export { makeSend, type Send } from './steward.ts'
