import { randomInt } from 'node:crypto'
import { isObject, type Json } from '../check/credential.ts'
import { listLength } from '../check/form-faults.ts'
import { anyVcFaults } from '../check/vc-faults.ts'
import { signCredential } from '../credential/sign-credential.ts'
import { statusListBody } from '../credential/status-list.ts'
import { makeKey } from '../keys/key-ring.ts'
import { keySigner, publicMultikey } from '../keys/signer.ts'

/**
 * What public conformance suites need and no installation should have: an issuer of whatever it is given. Its key is a `did:key` of its
 * own, made with the process and never kept, and no trust list names it: nothing that it signs passes as an emblem anywhere.
 */
export type TestBed = {
  did: string
  listAddress: string
  /** Signs a credential; throws `malformedCredential`. With `status` it is given a place on the test bed's list, on which no bit is set. */
  issue(credential: Json, status: boolean, now: Date): Promise<Json>
  list(now: Date): Promise<Json>
}

export function makeTestBed(publicUrl: string): TestBed {
  const key = makeKey()
  const multikey = publicMultikey(key)
  const did = `did:key:${multikey}`
  const signer = keySigner(`${did}#${multikey}`, key)
  const listAddress = `${publicUrl}/status/test-bed`
  return {
    did,
    listAddress,
    issue: (credential, status, now) =>
      signCredential(
        status && !isObject(credential.credentialStatus)
          ? { ...credential, credentialStatus: aPlace(listAddress) }
          : credential,
        signer,
        now,
        anyVcFaults,
      ),
    list: async (now) => {
      const body = await statusListBody({ publicUrl, did, name: noName }, 1, [], now)
      const subject = { ...(body.credentialSubject as Json), id: `${listAddress}#list` }
      return signCredential({ ...body, id: listAddress, credentialSubject: subject }, signer, now)
    },
  }
}

const noName = { th: 'ระบบทดสอบ', en: 'Test bed' }

function aPlace(listAddress: string): Json {
  const index = randomInt(listLength)
  return {
    id: `${listAddress}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(index),
    statusListCredential: listAddress,
  }
}
