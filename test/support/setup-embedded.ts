import type { TestProject } from 'vitest/node'
import { startEmbedded } from './engines.ts'
import { setUp } from './setup.ts'

export default (project: TestProject) => setUp(project, startEmbedded)
