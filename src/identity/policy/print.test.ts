import { expect, test } from 'vitest'
import { langs } from '../../base/text.ts'
import { listPolicy, printPolicy } from './print.ts'
import { relations, relationWords } from './relation.ts'
import { subjects, subjectWords } from './subject.ts'
import { actions, policy } from './table.ts'

test('an officer can read every action, role and relation in both languages', () => {
  for (const lang of langs) {
    const page = printPolicy(lang)
    for (const action of actions) expect(page).toContain(`\`${action}\``)
    const all = [
      ...Object.values(policy),
      ...Object.values(subjectWords),
      ...Object.values(relationWords),
    ]
    for (const { name, why } of all) {
      expect(page).toContain(name[lang])
      expect(page).toContain(why[lang])
    }
  }
  expect(Object.keys(subjectWords).sort()).toEqual([...subjects].sort())
  expect(Object.keys(relationWords).sort()).toEqual([...relations].sort())
})

test('Thai reads as Thai, English as English', () => {
  for (const { name, why } of [...Object.values(policy), ...Object.values(relationWords)]) {
    for (const thai of [name.th, why.th]) expect(thai).toMatch(/[ก-๙]/)
    for (const english of [name.en, why.en]) expect(english).not.toMatch(/[ก-๙]/)
  }
})

test('each row of a table has as many cells as its head', () => {
  const rows = printPolicy('en')
    .split('\n')
    .filter((line) => line.startsWith('|'))
  expect(new Set(rows.map((row) => row.split(' | ').length))).toEqual(new Set([3]))
})

// A second writing of the table, to be read in review: nobody's rights change without this list changing.
test('who may do what', () => {
  expect(listPolicy()).toMatchInlineSnapshot(`
    [
      "record.read: anonymous any none",
      "record.export: anonymous any none",
      "record.import: programme-officer any, operator any",
      "correction.ask: anonymous any",
      "correction.read: programme-officer any, auditor any",
      "correction.answer: programme-officer any",
      "people.read: signed-in self, city-developer own-city own-organisation, data-steward own-city own-organisation, city-executive own-city own-organisation, programme-officer any, secretary own-body, auditor any, operator any",
      "people.invite: city-executive own-city own-organisation, programme-officer any, secretary own-body, operator any",
      "people.rename: signed-in self, operator any",
      "people.export: signed-in self, operator any",
      "people.erase: operator any, resident self",
      "membership.write: city-executive own-city own-organisation, programme-officer any, operator any",
      "mandate.act: signed-in self",
      "mandate.grant: city-executive own-city own-organisation, programme-officer any, operator any",
      "mandate.revoke: city-executive own-city own-organisation, programme-officer any, operator any",
      "mandate.grant-body: programme-officer any, secretary own-body",
      "mandate.revoke-body: programme-officer any, secretary own-body",
      "mandate.grant-office: operator any",
      "mandate.revoke-office: operator any",
      "session.start: anonymous any none",
      "account.change: signed-in self",
      "session.own: signed-in self",
      "session.end: operator any",
      "token.read: data-steward own-city own-organisation, city-executive own-city own-organisation, auditor any, operator any",
      "token.issue: data-steward own-city own-organisation, operator any",
      "token.revoke: data-steward own-city own-organisation, city-executive own-city own-organisation, operator any",
      "audit.read: signed-in self, city-executive own-city own-organisation, auditor any",
      "audit.export: auditor any",
      "processing.read: anonymous any none",
      "breach.record: programme-officer any, operator any",
      "breach.read: programme-officer any, auditor any, operator any",
      "tenant.create: operator any",
      "tenant.drop: operator any",
      "tenant.read: city-developer own-city own-organisation, data-steward own-city own-organisation, city-executive own-city own-organisation, programme-officer any, auditor any, operator any",
      "city-data.read: city-developer own-city own-organisation, data-steward own-city own-organisation, city-executive own-city own-organisation, auditor any, token:city-data-read own-city",
      "city-data.write: data-steward own-city own-organisation, token:city-data-write own-city",
      "city-data.erase: data-steward own-city own-organisation",
      "subscription.write: data-steward own-city own-organisation, token:subscription own-city",
      "source.register: operator any",
      "dataset.read: anonymous any none",
      "dataset.publish: data-steward own-city own-organisation",
      "indicator.read: anonymous any none",
      "indicator.declare: city-developer own-city own-organisation, data-steward own-city own-organisation, programme-officer any",
      "commitment.make: city-developer own-city own-organisation, city-executive own-city own-organisation",
      "indicator.replay: city-developer own-city own-organisation, data-steward own-city own-organisation, programme-officer any, reviewer own-body, committee-member own-body, chair own-body, secretary own-body, auditor any",
      "plan.read: city-developer own-city own-organisation, data-steward own-city own-organisation, city-executive own-city own-organisation, programme-officer any, reviewer own-body, committee-member own-body, chair own-body, secretary own-body, auditor any",
      "plan.write: city-developer own-city own-organisation",
      "plan.endorse: city-executive own-city own-organisation",
      "plan.submit: city-developer own-city own-organisation",
      "plan.withdraw: city-developer own-city own-organisation, city-executive own-city own-organisation",
      "plan.screen: programme-officer any",
      "progress.report: city-developer own-city own-organisation",
      "progress.attest: city-executive own-city own-organisation",
      "appeal.file: city-executive own-city own-organisation",
      "round.open: programme-officer any",
      "zone.announce: programme-officer any",
      "review.assign: programme-officer any, secretary own-body",
      "conflict.declare: programme-officer self, reviewer self, committee-member self, chair self, secretary self",
      "review.write: reviewer self",
      "review.read: programme-officer any, reviewer self, committee-member own-body, chair own-body, secretary own-body, auditor any",
      "review.answer: city-developer own-city own-organisation",
      "agenda.write: programme-officer any, secretary own-body",
      "vote.cast: committee-member own-body, chair own-body",
      "decision.draft: secretary own-body",
      "decision.sign: chair own-body",
      "decision.read: city-developer own-city own-organisation, city-executive own-city own-organisation, programme-officer any, committee-member own-body, chair own-body, secretary own-body, auditor any",
      "finding.write: programme-officer any",
      "emblem.issue: programme-officer any",
      "emblem.verify: anonymous any none",
      "national-report.write: programme-officer any",
      "report.send: resident own-city",
      "consultation.open: city-developer own-city own-organisation, city-executive own-city own-organisation",
      "consultation.answer: resident own-city",
      "system.read: auditor any, operator any",
      "mail.read: operator any",
      "backup.make: operator any",
      "key.hold: operator any",
      "sample.reset: signed-in sample, operator any",
    ]
  `)
})
