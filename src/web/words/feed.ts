import { words } from './words.ts'

/** The Atom feed of a city. */
export const feedWords = words({
  th: {
    title: (name: string) => `${name}: ลำดับเหตุการณ์จากแหล่งข้อมูลสาธารณะ`,
    by: (body: string) => `โดย${body}`,
    bodyNotFound: 'ไม่พบชื่อหน่วยงานในแหล่งข้อมูล',
    source: (label: string) => `แหล่งข้อมูล: ${label}`,
    correction: 'การแก้ไขข้อมูลที่เผยแพร่',
  },
  en: {
    title: (name: string) => `${name}: events from public sources`,
    by: (body: string) => `by the ${body}`,
    bodyNotFound: 'The body is not named in the sources',
    source: (label: string) => `Source: ${label}`,
    correction: 'Published correction',
  },
})
