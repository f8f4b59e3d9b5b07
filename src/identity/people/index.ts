import './tables.ts'

export { addPerson } from './add-person.ts'
export { changeEmail, renamePerson } from './change-person.ts'
export { addMandate, basisLimit, grantAction, grantMandate } from './grant-mandate.ts'
export { joinOrganisation, leaveOrganisation } from './join-organisation.ts'
export * from './mandate.ts'
export { listMandates, listMandatesIn, requireMandate } from './mandate-queries.ts'
export type { Membership } from './membership.ts'
export { listMembers, listMemberships, listOrganisations } from './organisations.ts'
export {
  type NewPerson,
  type Person,
  personLimits,
  pseudonym,
  readEmail,
  readName,
} from './person.ts'
export * from './problems.ts'
export {
  findPerson,
  findPersonByEmail,
  listPeople,
  listPeopleById,
  lockPerson,
  type PeopleFilter,
} from './queries.ts'
export { revokeAction, revokeMandate } from './revoke-mandate.ts'
export * from './role.ts'
export { type FindCity, objectOfScope } from './scope.ts'
