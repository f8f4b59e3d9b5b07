import { readFileSync } from 'node:fs'

const description = readFileSync(new URL('../package.json', import.meta.url), 'utf8')

/** The version of this product. */
export const productVersion: string = JSON.parse(description).version
