import type { Prose } from '../words/prose.ts'
import { Link } from './link.tsx'

type Sections = Readonly<Record<string, Prose>>

/** Headed parts of a page of text; each heading's id is its key in the catalogue, for links from elsewhere. */
export function ProseSections({ sections }: { sections: Sections }) {
  return (
    <div className="prose">
      {Object.entries(sections).map(([id, section]) => (
        <ProseSection key={id} id={id} section={section} />
      ))}
    </div>
  )
}

function ProseSection({ id, section }: { id: string; section: Prose }) {
  const { heading, paragraphs = [], points, terms, links } = section
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {points && (
        <ul>
          {points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
      {terms && <Terms terms={terms} />}
      {links && (
        <ul className="plain-list">
          {Object.entries(links).map(([to, label]) => (
            <li key={to}>
              <Link to={to}>{label}</Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Terms({ terms }: { terms: NonNullable<Prose['terms']> }) {
  return (
    <dl className="terms">
      {Object.entries(terms).map(([key, { term, means }]) => (
        <div key={key}>
          <dt>{term}</dt>
          <dd>{means}</dd>
        </div>
      ))}
    </dl>
  )
}
