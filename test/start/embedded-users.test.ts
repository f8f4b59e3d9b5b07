import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { packageFolder } from '../../src/store/embedded/binaries.ts'
import { isRoot, systemFolder } from '../../src/store/embedded/place.ts'
import { ask, makeHome, serverOf, startParent } from './embedded-support.ts'

const nobody = 65_534

/** A copy of the package, as npm lays it down where install scripts are off: without the links between libraries. */
function copyPackage(to: string): string {
  cpSync(path.dirname(packageFolder()), to, {
    recursive: true,
    filter: (file) => !lstatSync(file).isSymbolicLink(),
  })
  return path.join(to, 'native')
}

test('where install scripts are off, the links between the libraries are made', async () => {
  const native = copyPackage(makeHome('package'))
  const link = path.join(native, 'lib/libpq.so.5')
  expect(existsSync(link)).toBe(false)
  const parent = startParent(makeHome(), { native })
  await serverOf(parent)
  expect(existsSync(link)).toBe(true)
})

test.runIf(isRoot())('an ordinary user runs it under its own name', async () => {
  const home = makeHome()
  const native = copyPackage(makeHome('package'))
  mkdirSync(home)
  chownSync(home, nobody, nobody)
  const parent = startParent(home, { uid: nobody, native })
  const { pid, adminUrl } = await serverOf(parent)
  expect(statSync(`/proc/${pid}`).uid).toBe(nobody)
  expect(await ask(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  // The programs lay where this user may not write: the links could not be made there.
  expect(parent.said[0]).toMatch(/^Copied the database programs to .*\/home\/postgres\/bin-/)
})

test.runIf(isRoot())('another user’s folder is refused, and its owner named', async () => {
  const home = makeHome()
  const first = startParent(home)
  await serverOf(first)
  await first.stop()
  chownSync(home, 12_345, 12_345)
  const outcome = await startParent(home, { uid: 12_345 }).outcome
  expect(outcome).toEqual({ refused: expect.stringContaining(`belongs to user id ${nobody}`) })
})

test.runIf(isRoot())(
  'as root, what lies under a closed folder is brought to an open one, and that is said',
  async () => {
    const closed = makeHome('closed')
    mkdirSync(closed, { mode: 0o700 })
    chmodSync(closed, 0o700)
    const name = `package-${process.pid}`
    const native = copyPackage(path.join(closed, name))
    const home = path.join(closed, 'home')
    const first = startParent(home, { native })
    const { pid, adminUrl } = await serverOf(first)
    const [{ folder } = { folder: '' }] = await ask(
      adminUrl,
      `select current_setting('data_directory') as folder`,
    )
    const place = path.dirname(String(folder))
    onTestFinished(() => {
      rmSync(place, { recursive: true, force: true })
      const copies = first.said.map((said) => /^Copied .* to ([^,]+),/.exec(said)?.[1])
      for (const copy of copies) if (copy) rmSync(copy, { recursive: true, force: true })
      if (readdirSync(systemFolder).length === 0) rmdirSync(systemFolder)
    })
    expect(statSync(`/proc/${pid}`).uid).toBe(nobody)
    expect(path.dirname(place)).toBe(systemFolder)
    expect(first.said).toEqual([
      expect.stringContaining(`Keeping the database in ${place}`),
      expect.stringContaining(`Copied the database programs to ${systemFolder}/bin-${name}`),
      'Creating the local PostgreSQL database (first time only)',
      'Starting the database',
    ])
    await ask(adminUrl, 'create table kept (id integer)')
    await first.stop()

    const second = startParent(home, { native })
    expect(await ask((await serverOf(second)).adminUrl, 'select id from kept')).toEqual([])
  },
)

test.runIf(isRoot())('a folder that may not be written is named', async () => {
  const home = makeHome('root', 'home')
  mkdirSync(path.dirname(home))
  const outcome = await startParent(home, { uid: nobody }).outcome
  expect(outcome).toEqual({ refused: `EACCES: permission denied, mkdir '${home}'` })
})
