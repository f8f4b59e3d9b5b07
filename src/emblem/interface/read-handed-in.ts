import type { FastifyRequest } from 'fastify'
import { mostFileBytes, unbake } from '../bake/unbake.ts'
import { noCredentialInside } from '../problems.ts'

/** What multipart may bring: one file, and a text beside it. */
const uploadLimits = {
  files: 1,
  fileSize: mostFileBytes,
  fields: 4,
  fieldSize: 256 * 1024,
  parts: 6,
  headerPairs: 50,
}

/** What was handed in, as a document: a file or a pasted text of a form, or the body of a JSON request. Throws `noCredentialInside`. */
export async function readHandedIn(request: FastifyRequest): Promise<unknown> {
  if (!request.isMultipart()) return request.body
  let file: Buffer | undefined
  let text = ''
  for await (const part of request.parts({ limits: uploadLimits })) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer()
      if (bytes.length > 0) file = bytes
    } else if (part.fieldname === 'text') text = String(part.value).trim()
  }
  if (file) return unbake(file)
  if (text === '') throw noCredentialInside()
  return unbake(Buffer.from(text))
}
