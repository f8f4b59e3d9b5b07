import type { Nation } from '../../../nation/index.ts'
import { useLang } from '../../frame.ts'
import { withQuery } from '../../language.ts'
import type { Ground } from '../../map/ground.ts'
import { Link, Page } from '../../ui/index.ts'
import { figureWords } from '../../words/figures.ts'
import { nationWords } from '../../words/nation.ts'
import { picture, pictureTitle } from './picture.tsx'
import { type PictureName, viewQuery } from './take-along.ts'

type Props = { name: PictureName; nation: Nation; ground: Ground }

/** One figure for the pages of others: the picture with its source, the notice, and the way to the whole page. */
export function FigureAlonePage({ name, nation, ground }: Props) {
  const lang = useLang()
  const t = nationWords[lang]
  const title = pictureTitle(name, nation, lang)
  const query = viewQuery(nation.view)
  return (
    <Page
      bare
      title={title}
      description={t.description}
      canonical={withQuery(`/nation/figures/${name}`, query)}
    >
      <h1 className="sr-only">{title}</h1>
      {picture(name, nation, ground, lang) ?? <p>{figureWords[lang].none}</p>}
      <p className="small">
        <Link to={withQuery('/nation', query)}>{t.embedHead}</Link>
      </p>
    </Page>
  )
}
