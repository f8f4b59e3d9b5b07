import type { Pages } from '../route.ts'

/** Registers the pages of one subject. */
export type PageRoutes = (pages: Pages) => void

/** Every page of the portal, by subject. */
export const allPages: readonly PageRoutes[] = []
