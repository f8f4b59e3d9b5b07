import { citeFigure, type FigureName, figureNames, type Nation } from '../../../nation/index.ts'
import { useFrame } from '../../frame.ts'
import { localPath, withQuery } from '../../language.ts'
import { show } from '../../thai.ts'
import { Details, DownloadList, Icon, Link } from '../../ui/index.ts'
import { figureWords } from '../../words/figures.ts'
import { nationWords } from '../../words/nation.ts'
import { pictureNames, viewQuery } from './take-along.ts'

/** Everything of the page as files, how to cite it, and how to show a figure elsewhere. */
export function TakeAlong({ nation: { view } }: { nation: Nation }) {
  const { lang, site } = useFrame()
  const t = nationWords[lang].take
  const names = figureWords[lang]
  const query = viewQuery(view)
  const address = (language: 'th' | 'en') =>
    site.publicUrl + localPath(withQuery('/nation', query), language)
  const citation = citeFigure(view.indicator, view.year, { th: address('th'), en: address('en') })
  const files = (name: FigureName) => [
    { href: withQuery(`/api/v1/nation/${name}.csv`, query), label: 'CSV' },
    { href: withQuery(`/api/v1/nation/${name}`, query), label: 'JSON' },
  ]
  const picture = localPath(withQuery('/nation/figures/map', query), lang)
  return (
    <section aria-labelledby="take" className="take no-print">
      <h2 id="take">{t.title}</h2>
      <p>
        <a className="button" href={localPath(withQuery('/nation/report.pdf', query), lang)}>
          <Icon name="download" />
          <span>{t.report}</span>
        </a>
      </p>
      <h3>{t.cite}</h3>
      <p className="citation">{show(citation, lang)}</p>
      <Details summary={t.files}>
        {figureNames.map((name) => (
          <DownloadList key={name} label={names.table[name]} files={files(name)} />
        ))}
        <DownloadList
          label={t.methods}
          files={[{ href: '/api/v1/nation/methods', label: 'JSON' }]}
        />
        <DownloadList
          label={t.indicators}
          files={[{ href: '/api/v1/nation/indicators', label: 'JSON' }]}
        />
      </Details>
      <Details summary={t.embed}>
        <p>{t.embedLead}</p>
        <pre>
          <code>{`<iframe src="${site.publicUrl}${picture}" title="${names.picture.map}" width="420" height="820"></iframe>`}</code>
        </pre>
        <ul>
          {pictureNames.map((name) => (
            <li key={name}>
              <Link to={withQuery(`/nation/figures/${name}`, query)}>{names.picture[name]}</Link>
            </li>
          ))}
        </ul>
      </Details>
    </section>
  )
}
