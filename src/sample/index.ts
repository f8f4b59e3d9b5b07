import './tables.ts'

export { keepSending, type SampleDeps } from './keep-sending.ts'
export { makePromises } from './make-promises.ts'
export type { Silence } from './observe.ts'
export { promises } from './promises.ts'
export { type Stretch, sendBetween } from './send-between.ts'
export { type Ask, makeSend, type Send } from './steward.ts'
export { chapters, runTour, type TourDeps, type TourStop } from './tour.ts'
