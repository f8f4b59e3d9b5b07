import type { Lang } from '../base/text.ts'
import type { Province } from '../places/index.ts'
import { show } from './thai.ts'
import { cityWords } from './words/city.ts'

/** Bangkok is no province and is named without the word. Code: TIS-1099. */
const bangkok = '10'

/** A province with the word for it, as it stands outside a list of provinces: `Lampang Province`. */
export function provinceName({ code, name }: Pick<Province, 'code' | 'name'>, lang: Lang): string {
  return code === bangkok ? show(name, lang) : cityWords[lang].provinceNamed(show(name, lang))
}
