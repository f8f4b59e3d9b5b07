import {
  type EmblemDeps,
  type KeyPurpose,
  type KeyRing,
  keyPurposes,
  makeKey,
  nextKeyName,
  openKeyRing,
  replaceCompromised,
  rotateKey,
  writeKeyRing,
} from '../emblem/index.ts'
import { makePageCache } from '../http/page-cache.ts'
import type { Settings } from '../settings.ts'
import type { Db } from '../store/db.ts'
import { type Call, WrongUsage } from './command.ts'
import { signingKeyPlaces } from './signing-keys.ts'
import { withStore } from './with-store.ts'

/** Lets a new key sign what another signed until now, and destroys the private half of the old one. */
export function runRotation(call: Call): Promise<number> {
  const purpose = call.operands[0] as KeyPurpose
  if (!keyPurposes.includes(purpose) || purpose === 'root') throw noPurpose
  return change(call, purpose, async (deps, made, now) => {
    await rotateKey(deps, made, now)
    return (key) => key !== made.name && key.startsWith(`${purpose}-`)
  })
}

/** Ends a key that somebody else may have, and signs again what it signed rightly. */
export function runCompromise(call: Call): Promise<number> {
  const name = call.operands[0] as string
  const purpose = keyPurposes.find((one) => new RegExp(`^${one}-\\d+$`).test(name))
  if (!purpose || purpose === 'root') throw noPurpose
  return change(call, purpose, async (deps, made, now) => {
    const count = await replaceCompromised(deps, name, made, now)
    call.say({
      th: `ลงนามตราสัญลักษณ์ใหม่ ${count} รายการ`,
      en: `Emblems signed again: ${count}`,
    })
    return (key) => key === name
  })
}

type Work = (
  deps: EmblemDeps,
  made: { name: string; key: ReturnType<typeof makeKey> },
  now: Date,
) => Promise<(name: string) => boolean>

/** The key file holds the new key before the database knows it, and loses the old one after: a stop in between loses nothing. */
async function change({ settings, clock, say }: Call, purpose: KeyPurpose, work: Work) {
  const checked = settings()
  const places = signingKeyPlaces(checked)
  const ring = new Map(await openKeyRing(places))
  await withStore(checked, say, async ({ db }) => {
    const now = clock()
    const deps = depsOf(db, checked, ring, clock)
    const made = { name: await nextKeyName(db, deps, purpose, now), key: makeKey() }
    ring.set(made.name, made.key)
    await writeKeyRing(places, ring)
    const isOver = await work(deps, made, now)
    for (const name of [...ring.keys()]) if (isOver(name)) ring.delete(name)
    await writeKeyRing(places, ring)
    say({
      th: `กุญแจใหม่คือ ${made.name} กุญแจส่วนตัวเดิมลบจากไฟล์แล้ว โปรดสำรองไฟล์กุญแจใหม่ และทำลายสำเนาเดิม`,
      en: `The new key is ${made.name}; the old private key is gone from the file. Back the key file up anew, and destroy older copies.`,
    })
  })
  return 0
}

function depsOf(
  db: Db,
  { publicUrl, official, operator, contact, authority }: Settings,
  ring: KeyRing,
  clock: () => Date,
): EmblemDeps {
  return {
    db,
    clock,
    site: { publicUrl, official, operator, contact },
    cache: makePageCache({ maxBytes: 0 }),
    version: () => '',
    findKey: async (name) => ring.get(name),
    findProof: async () => undefined,
    authority,
    egress: null,
    testBed: false,
  }
}

const noPurpose = new WrongUsage({
  th: 'กุญแจที่เปลี่ยนได้คือ emblem, live, extract และ status กุญแจรากเปลี่ยนด้วยคำสั่งนี้ไม่ได้',
  en: 'The keys that can be changed are emblem, live, extract and status; the root key is not changed by this command.',
})
