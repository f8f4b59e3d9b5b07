import { expect, test } from 'vitest'
import { prepareSamples } from '../../src/cli/prepare-samples.ts'
import type { Json } from '../../src/emblem/index.ts'
import { listSamples } from '../../src/identity/index.ts'
import { openBrowser } from '../access/browser.ts'
import { withApp } from '../support/with-app.ts'

const settings = { SAMPLE: 'on', EMBLEM_TEST_BED: 'on' }

test('in a closed test bed an officer has anything signed; whoever verifies is told by the status code', () =>
  withApp(
    async (app) => {
      await prepareSamples(app.store.db, app.settings, new Date())
      const officer = (await listSamples(app.store.db.read)).find(
        ({ role }) => role === 'programme-officer',
      )
      const browser = openBrowser(app)
      const credential = {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: ['VerifiableCredential'],
        issuer: 'did:example:nobody',
        credentialSubject: { id: 'did:example:one' },
      }
      const options = { credentialStatus: { type: 'BitstringStatusListEntry' } }
      const issue = (one: Json) =>
        browser.ask('POST', '/credentials/issue', { json: { credential: one, options } })
      expect((await issue(credential)).status).toBe(401)
      await browser.ask('POST', '/api/v1/sample-sessions', {
        json: { personId: officer?.person.id },
      })
      const first = (await (await issue(credential)).json()) as { verifiableCredential: Json }
      const [proof] = first.verifiableCredential.proof as [Json]
      const did = String(proof.verificationMethod).split('#')[0]
      const issued = await issue({ ...credential, issuer: did })
      const { verifiableCredential } = (await issued.json()) as { verifiableCredential: Json }
      expect(issued.status).toBe(201)
      expect((await issue({ ...credential, type: ['Other'] })).status).toBe(400)
      expect((await issue({ id: `${app.settings.publicUrl}/credentials/x` })).status).toBe(422)

      const verify = async (verifiableCredential: unknown, checks?: unknown) => {
        const json = { verifiableCredential, options: { checks } }
        const answer = await browser.ask('POST', '/credentials/verify', { json })
        const body = (await answer.json()) as Json
        return { status: answer.status, verified: body.verified, problems: body.problemDetails }
      }
      const refused = { status: 400, verified: false }
      const both = ['proof', 'credentialStatus']
      expect(await verify(verifiableCredential, both)).toEqual({
        status: 200,
        verified: true,
        problems: [],
      })
      expect(await verify({ ...verifiableCredential, name: 'x' }, both)).toEqual({
        status: 400,
        verified: false,
        problems: [expect.objectContaining({ type: expect.stringContaining('CRYPTOGRAPHIC') })],
      })
      expect(await verify(first.verifiableCredential, ['proof'])).toMatchObject(refused)
      expect(await verify(verifiableCredential, ['magic'])).toMatchObject({ status: 422 })
      // Our own verdict knows nothing of test beds.
      expect(await verify(verifiableCredential)).toMatchObject(refused)

      const present = async (change: Json) => {
        const verifiablePresentation = {
          '@context': credential['@context'],
          type: ['VerifiablePresentation'],
          verifiableCredential: [verifiableCredential],
          ...change,
        }
        const json = { verifiablePresentation, options: { checks: both } }
        return (await browser.ask('POST', '/presentations/verify', { json })).status
      }
      expect(await present({})).toBe(200)
      expect(await present({ proof: { ...proof, proofPurpose: 'authentication' } })).toBe(400)
      const list = await browser.ask('GET', '/status/test-bed', {
        headers: { accept: 'application/ld+json, application/json' },
      })
      expect(list.headers.get('content-type')).toContain('application/ld+json')
    },
    { settings },
  ))
