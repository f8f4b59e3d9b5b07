export { readStarters, starterFolder } from './read-starters.ts'
export { type FeedClass, feedClasses, listU4ssc, type U4sscIndicator } from './u4ssc.ts'
