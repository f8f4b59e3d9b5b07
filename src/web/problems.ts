import { problem } from '../base/problem.ts'
import { errorWords } from './words/errors.ts'

export const foreignForm = problem({
  type: 'foreign-form',
  status: 403,
  title: { th: errorWords.th.refused, en: errorWords.en.refused },
})
