export { enterAsSample } from './enter-as-sample.ts'
export { dropSamples, keepSamples, type ListedSample, listSamples } from './keep-samples.ts'
export { type Sample, sampleCity, samples } from './sample.ts'
