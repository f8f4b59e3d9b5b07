import type { Source } from '../../base/fact.ts'
import type { PublishedRules } from '../../programme/index.ts'
import { useLang } from '../frame.ts'
import { show } from '../thai.ts'
import { ConfidenceNote, FootnoteRef, Icon, InsetText } from '../ui/index.ts'
import { programmeWords } from '../words/programme.ts'

export type RulesProps = { rules: PublishedRules; numberOf: (source: Source) => number }

/** The criteria and what each asks for. */
export function Criteria({ rules, numberOf }: RulesProps) {
  const lang = useLang()
  const t = programmeWords[lang]
  return (
    <section aria-labelledby="criteria">
      <h2 id="criteria">{t.criteria}</h2>
      <p className="muted small">{t.wordingCompiled}</p>
      <ol className="criteria">
        {rules.criteria.map((criterion) => (
          <li key={criterion.code} id={criterion.code}>
            <p className="criteria__number">{t.criterion(criterion.number)}</p>
            <h3>{show(criterion.name, lang)}</h3>
            <ul>
              {criterion.asksFor.map((asked) => (
                <li key={asked.en}>{show(asked, lang)}</li>
              ))}
            </ul>
            <p className="muted small">
              {t.sources}
              {criterion.sources.map((source) => (
                <FootnoteRef key={source.label.en + source.url} number={numberOf(source)} />
              ))}
            </p>
          </li>
        ))}
      </ol>
      <h3>{t.cityTypes}</h3>
      <ul>
        {rules.cityTypes.map((type) => (
          <li key={type.code}>
            {show(type.name, lang)}
            <FootnoteRef number={numberOf(type.source)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The domains with aim and examples, and how many of them a plan needs. */
export function Domains({ rules, numberOf }: RulesProps) {
  const lang = useLang()
  const t = programmeWords[lang]
  return (
    <section aria-labelledby="domains">
      <h2 id="domains">{t.domains}</h2>
      <DomainRule rules={rules} numberOf={numberOf} />
      <p className="muted small">{t.exampleTargetsNote}</p>
      <ul className="domain-cards">
        {rules.domains.map((domain) => (
          <li key={domain.code} id={domain.code} className={`domain-card domain--${domain.code}`}>
            <h3>
              <Icon name={domain.code} /> {show(domain.name, lang)}
            </h3>
            {domain.mandatory && <p className="domain-card__mandatory">{t.mandatory}</p>}
            <p>{show(domain.aim, lang)}</p>
            {domain.exampleTargets && (
              <>
                <h4>
                  {t.exampleTargets}
                  <FootnoteRef number={numberOf(domain.exampleTargets.source)} />
                </h4>
                <ul>
                  {domain.exampleTargets.items.map((item) => (
                    <li key={item.en}>{show(item, lang)}</li>
                  ))}
                </ul>
                <ConfidenceNote confidence={domain.exampleTargets.confidence} short />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function DomainRule({ rules, numberOf }: RulesProps) {
  const lang = useLang()
  const t = programmeWords[lang]
  const { minDomains, minOthers, mandatory, note } = rules.domainRule
  if (!minDomains || !minOthers) return null
  const names = rules.domains
    .filter(({ code }) => mandatory.includes(code))
    .map(({ name }) => show(name, lang))
    .join(', ')
  return (
    <InsetText>
      <h3>{t.domainRule}</h3>
      <p>
        {t.domainRuleText(minDomains.value, names, minOthers.value)}
        <FootnoteRef number={numberOf(minDomains.source)} />
      </p>
      {minDomains.note && <p className="muted small">{show(minDomains.note, lang)}</p>}
      <p className="muted small">{show(note, lang)}</p>
    </InsetText>
  )
}
