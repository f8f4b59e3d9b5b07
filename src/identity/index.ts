import './tables.ts'

export * from './organisation.ts'
export { organisationId, organisationKind } from './organisation-kind.ts'
export { findOrganisation, listBodies } from './queries.ts'
export { storeBodies, storeOrganisations } from './store-identity.ts'
