import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

/**
 * The floors of ARCHITECTURE.md, lowest first. A room imports from rooms on lower floors, and only by their `index.ts`;
 * the open ones may be entered by any file. Rooms on one floor do not know each other.
 */
const floors = [
  ['base'],
  ['store'],
  ['http'],
  ['places'],
  ['identity'],
  ['context'],
  ['indicators', 'catalogue'],
  ['programme'],
  ['emblem', 'nation', 'participation', 'sample'],
  ['web'],
  ['app'],
  ['cli'],
]
const open = ['base', 'store', 'http', 'app']

type Import = { from: string; to: string }

/** The room of a file: its folder, or `app` for what stands beside the rooms: app.ts, settings.ts, version.ts. */
function roomOf(file: string): string {
  const [, room = '', ...rest] = file.split('/')
  return rest.length === 0 || room === 'settings' ? 'app' : room
}

function floorOf(file: string): number {
  return floors.findIndex((floor) => floor.includes(roomOf(file)))
}

/** What is wrong with an import, or undefined. */
function faultOf({ from, to }: Import): string | undefined {
  const [here, there] = [roomOf(from), roomOf(to)]
  if (floorOf(from) < 0 || floorOf(to) < 0) return 'a room that no floor has'
  if (here === there) return undefined
  if (floorOf(to) >= floorOf(from)) return 'upward'
  if (open.includes(there) || to === `src/${there}/index.ts`) return undefined
  if (here === 'app' && to === `src/${there}/routes.ts`) return undefined
  return 'past the door'
}

const importing =
  /^\s*(?:import|export)\b[^'"]*?from\s*['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]\s*\)|^\s*import\s*['"](\.[^'"]+)['"]|^\s*declare module ['"](\.[^'"]+)['"]/gm

function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(importing)].map((match) => {
    const path = match.slice(1).find((group) => group !== undefined) as string
    return { from: file, to: normalize(join(dirname(file), path)) }
  })
}

const files = globSync('src/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$/.test(file))
const imports = files.flatMap((file) => importsOf(file, readFileSync(file, 'utf8')))

function show({ from, to }: Import): string {
  return `${from} → ${to}: ${faultOf({ from, to })}`
}

test('imports go down, and into a room by its door only', () => {
  expect(imports.filter((one) => faultOf(one) !== undefined).map(show)).toEqual([])
})

test('the floors are seen whole: every file and a great many imports', () => {
  expect(files.length).toBeGreaterThan(60)
  expect(imports.length).toBeGreaterThan(250)
})

test('planted imports upward, past a door and into no room are reported', () => {
  const planted = (from: string, line: string) => importsOf(from, line).map(faultOf)
  expect(planted('src/places/queries.ts', `import { x } from '../programme/index.ts'`)).toEqual([
    'upward',
  ])
  expect(planted('src/store/open.ts', `import type { X } from '../http/deps.ts'`)).toEqual([
    'upward',
  ])
  expect(planted('src/programme/queries.ts', `export * from '../places/queries.ts'`)).toEqual([
    'past the door',
  ])
  expect(planted('src/web/route.ts', `const x = await import('../cli/main.ts')`)).toEqual([
    'upward',
  ])
  expect(planted('src/web/route.ts', `import '../attic/index.ts'`)).toEqual([
    'a room that no floor has',
  ])
  expect(planted('src/programme/queries.ts', `import { x } from '../places/index.ts'`)).toEqual([
    undefined,
  ])
})

test('no circle of imports', () => {
  expect(findCircle(imports)).toBeUndefined()
})

test('a planted circle is reported', () => {
  const circle = findCircle([
    { from: 'src/a/x.ts', to: 'src/a/y.ts' },
    { from: 'src/a/y.ts', to: 'src/a/z.ts' },
    { from: 'src/a/z.ts', to: 'src/a/y.ts' },
  ])
  expect(circle).toEqual(['src/a/y.ts', 'src/a/z.ts', 'src/a/y.ts'])
})

/** The files of one circle, in order, the first again at the end; undefined when there is none. */
function findCircle(edges: Import[]): string[] | undefined {
  const next = Map.groupBy(edges, (edge) => edge.from)
  const done = new Set<string>()

  function walk(file: string, path: string[]): string[] | undefined {
    const at = path.indexOf(file)
    if (at >= 0) return [...path.slice(at), file]
    if (done.has(file)) return undefined
    for (const { to } of next.get(file) ?? []) {
      const circle = walk(to, [...path, file])
      if (circle) return circle
    }
    done.add(file)
    return undefined
  }

  for (const file of next.keys()) {
    const circle = walk(file, [])
    if (circle) return circle
  }
  return undefined
}
