import {
  type EmblemDeps,
  type KeyPurpose,
  type KeyRing,
  keyPurposes,
  makeKey,
  type NewKey,
  nextKeyName,
  openKeyRing,
  publicMultikey,
  replaceCompromised,
  rotateKey,
  rotateRoot,
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
  if (!keyPurposes.includes(purpose)) throw noPurpose
  return change(call, purpose, async (deps, made, now) => {
    if (purpose === 'root') {
      await rotateRoot(deps, made, null, now)
      call.say(newRoot(made.key))
    } else await rotateKey(deps, made, now)
    return (key) => key !== made.name && key.startsWith(`${purpose}-`)
  })
}

/** Ends a key that somebody else may have, and signs again what it signed rightly. */
export function runCompromise(call: Call): Promise<number> {
  const name = call.operands[0] as string
  const purpose = keyPurposes.find((one) => new RegExp(`^${one}-\\d+$`).test(name))
  if (!purpose) throw noPurpose
  return change(call, purpose, async (deps, made, now) => {
    if (purpose === 'root') {
      await rotateRoot(deps, made, name, now)
      call.say(newRoot(made.key))
      return (key) => key === name
    }
    const count = await replaceCompromised(deps, name, made, now)
    call.say({
      th: `ลงนามตราสัญลักษณ์ใหม่ ${count} รายการ`,
      en: `Emblems signed again: ${count}`,
    })
    return (key) => key === name
  })
}

type Work = (deps: EmblemDeps, made: NewKey, now: Date) => Promise<(name: string) => boolean>

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
    let isOver = (_name: string) => false
    let isTaken = false
    try {
      isOver = await work(deps, made, now)
    } finally {
      // A key that nothing took up is not kept: the change failed, or the old key had a successor already.
      isTaken = (await nextKeyName(db, deps, purpose, now)) !== made.name
      for (const name of [...ring.keys()])
        if (isOver(name) || (name === made.name && !isTaken)) ring.delete(name)
      await writeKeyRing(places, ring)
    }
    say(isTaken ? changed(made.name) : ended)
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
    mark: null,
    egress: null,
    testBed: false,
  }
}

function changed(name: string) {
  return {
    th: `กุญแจใหม่คือ ${name} กุญแจส่วนตัวเดิมลบจากไฟล์แล้ว โปรดสำรองไฟล์กุญแจใหม่ และทำลายสำเนาเดิม`,
    en: `The new key is ${name}; the old private key is gone from the file. Back the key file up anew, and destroy older copies.`,
  }
}

const ended = {
  th: 'เลิกเชื่อถือกุญแจนี้แล้ว กุญแจที่ใช้แทนมีอยู่แล้ว โปรดทำลายสำเนาของไฟล์กุญแจเดิม',
  en: 'The key is trusted no more; its successor was there already. Destroy older copies of the key file.',
}

/** What has to be printed and published: a verifier knows the issuer by it. */
function newRoot(key: NewKey['key']) {
  const printed = publicMultikey(key)
  return {
    th: `กุญแจรากใหม่ (ส่วนสาธารณะ) คือ ${printed} โปรดประกาศให้ทราบและพิมพ์ใบรับรองใหม่`,
    en: `The public half of the new root key is ${printed}; make it known, and print certificates again.`,
  }
}

const noPurpose = new WrongUsage({
  th: 'กุญแจที่เปลี่ยนได้คือ root, emblem, live, extract และ status',
  en: 'The keys that can be changed are root, emblem, live, extract and status.',
})
