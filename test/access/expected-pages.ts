import { type Asker, type Expected, id, officers, people, readers } from './askers.ts'

/** Who may leave: a resident alone, and an operator, who answers for nobody's city. */
const leavers: readonly Asker[] = ['resident', 'operator']
const ofCity: readonly Asker[] = ['city-developer', 'data-steward', 'city-executive']
const stewards: readonly Asker[] = ['data-steward', 'city-executive']
const place = 'city:khon-kaen'
const holder = '/office/people/:holder@khon-kaen'

const page = (route: string, who: readonly Asker[], path = route): Expected => ({
  route: `GET ${route}`,
  relation: path,
  path,
  who,
})
const form = (route: string, who: readonly Asker[], json: object = {}, path = route): Expected => ({
  route: `POST ${route}`,
  relation: path,
  path,
  json,
  who,
})

/** Who is let past each page and form of the own account. What a form brings is wrong, so that nothing changes on the way. */
export const expectedOfOwnPages: readonly Expected[] = [
  page('/account', people),
  page('/account/data.json', people),
  page('/account/trail', people),
  page('/account/erase', leavers),
  page('/account/tokens', stewards),
  page('/account/providers/:provider', people, '/account/providers/x'),
  form('/account/mandate', people, { mandate: 'x' }),
  form('/account/person', people, { name: '' }),
  form('/account/sessions/end', people, { session: 'x' }),
  form('/account/sessions/end-others', people),
  form('/account/password', people, { password: 'x' }),
  form('/account/passkeys/remove', people, { passkey: 'x' }),
  form('/account/providers/unlink', people, { issuer: 'x', subject: 'y' }),
  form('/account/erase', leavers, { confirm: 'x' }),
  form('/account/tokens', ['data-steward']),
  form('/account/tokens/revoke', stewards, { token: id }),
]

/** The same of the pages of the office. */
export const expectedOfOfficePages: readonly Expected[] = [
  page('/organisation', [...ofCity, ...readers, 'secretary']),
  page('/organisation', [...ofCity, ...readers], `/organisation?place=${place}`),
  page('/organisation', readers, '/organisation?place=city:phuket'),
  page('/organisation', [...readers, 'secretary'], '/organisation?place=programme:sub-committee'),
  page('/organisation', readers, '/organisation?place=programme:working-group'),
  page('/organisation', readers, '/organisation?place=programme'),
  form('/organisation/invitations', ['city-executive', ...officers], { place }),
  form('/organisation/invitations', officers, { place: 'city:phuket' }),
  form('/organisation/invitations', ['secretary', ...officers], {
    place: 'programme:sub-committee',
  }),
  form('/organisation/invitations/withdraw', ['city-executive', ...officers], {
    place,
    invitation: id,
  }),
  form('/organisation/mandates/revoke', ['city-executive', ...officers], {
    place,
    mandate: ':mandate@khon-kaen',
  }),
  form('/organisation/mandates/revoke', officers, {
    place: 'city:phuket',
    mandate: ':mandate@phuket',
  }),

  page('/organisation/data', ofCity),
  page('/organisation/data/first-csv', ['data-steward']),
  form('/organisation/data/first-csv', ['data-steward']),
  form('/organisation/data/first-csv/rows', ['data-steward']),

  page('/office/people', readers),
  page('/office/people/:id', readers, holder),
  page('/office/people/:id', people, '/office/people/:self'),
  form('/office/people/:id/name', ['operator'], { name: '' }, `${holder}/name`),
  form('/office/people/:id/sessions', ['operator'], {}, `${holder}/sessions`),
  form('/office/people/:id/copy', ['operator'], {}, `${holder}/copy`),
  form('/office/people/:id/copy', people, {}, '/office/people/:self/copy'),
  form('/office/people/:id/erase', ['operator'], {}, `${holder}/erase`),

  page('/office/audit', ['auditor']),
  page('/office/mail', ['operator']),
  page('/office/breaches', readers),
  page('/office/breaches/new', officers),
  page('/office/breaches/:id', readers, `/office/breaches/${id}`),
  page('/office/breaches/:id/assess', officers, `/office/breaches/${id}/assess`),
  form('/office/breaches', officers),
  form('/office/breaches/:id/assessments', officers, {}, `/office/breaches/${id}/assessments`),
  form('/office/breaches/:id/notices', officers, {}, `/office/breaches/${id}/notices`),
]
