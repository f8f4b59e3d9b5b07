import type { Text } from './text.ts'

/**
 * How sure the record is of a fact: `certain`, named by an official or news source; `probable`, by one list and consistent
 * with official counts; `possible`, by one weak source. Source: data/smart-cities.json, about.fields.confidence.
 */
export type Confidence = 'certain' | 'probable' | 'possible'
export const confidences: readonly Confidence[] = ['certain', 'probable', 'possible']

/** Where a fact comes from. `url` is null for a source that is not on the web. */
export type Source = { label: Text; url: string | null }
