import './tables.ts'

export * from './certificate.ts'
export { type Change, changeCertificate } from './change-certificate.ts'
export { endOfTerm, type Grant, grantCertificate } from './grant-certificate.ts'
export { grantSampleCertificate } from './grant-sample.ts'
export {
  findCertificate,
  findCertificateOf,
  listCertificateEvents,
  listCertificates,
} from './queries.ts'
