import type { Json } from '../check/credential.ts'

/** The namespace of baked badges. Source: Open Badges 3.0, section 5.3.2. */
export const badgeNamespace = 'https://purl.imsglobal.org/ob/v3p0'

/** Puts a credential into an SVG, right after its first tag. `]]>` cannot stand in its section and is parted. */
export function bakeSvg(svg: string, credential: Json): string {
  const json = JSON.stringify(credential).replaceAll(']]>', ']]]]><![CDATA[>')
  const baked = `<openbadges:credential xmlns:openbadges="${badgeNamespace}"><![CDATA[${json}]]></openbadges:credential>`
  return svg.replace(/<svg[^>]*>/, (tag) => `${tag}${baked}`)
}
