// Writes the reference pages that are made from the code: npm run reference
//
// `test/start/reference.test.ts` fails when a page on disk is not what is made here, so they cannot go stale.
import { writeFileSync } from 'node:fs'
import { makeApp } from '../src/app.ts'
import { listProblemKinds } from '../src/base/problem.ts'
import type { Text } from '../src/base/text.ts'
import { commands } from '../src/cli/commands.ts'
import '../src/cli/problems.ts'
import { helpOf } from '../src/cli/usage.ts'
import { emblemData } from '../src/emblem/index.ts'
import { type ListedRoute, listRoutes } from '../src/http/list-routes.ts'
import { identityData, makeHeadKey, printPolicy, printProcessing } from '../src/identity/index.ts'
import { domains, listU4ssc, readStarters } from '../src/indicators/index.ts'
import { programmeData } from '../src/programme/index.ts'
import { settingTable } from '../src/settings/table.ts'
import { readSettings } from '../src/settings.ts'
import type { Store } from '../src/store/open.ts'
import '../src/store/problems.ts'

const personalData = [...programmeData, ...emblemData, ...identityData]
const folder = new URL('../docs/reference/', import.meta.url)
const madeBy = '<!-- Made by `npm run reference`; edit the code, not this page. -->'

/** The generated pages, by file name. */
export async function referencePages(): Promise<Map<string, string>> {
  const routes = await allRoutes()
  return new Map([
    ['settings.md', settingsPage()],
    ['commands.md', commandsPage()],
    ['problems.md', problemsPage()],
    ['routes.md', routesPage(routes)],
    ['permits.md', permitsPage()],
    ['personal-data.md', personalDataPage()],
    ['starter-indicators.md', await startersPage()],
  ])
}

async function startersPage(): Promise<string> {
  const starters = await readStarters()
  const sections = domains.map((domain) => {
    const rows = starters
      .filter((one) => one.domain === domain)
      .map((one) => [
        `\`${one.id}\``,
        both(one.title),
        `${one.unit} · ${one.period}`,
        `\`${one.expression}\``,
        both(one.reference.title),
      ])
    return `## ${domain}\n\n${table(['id', 'ชื่อ · title', 'หน่วยและรอบ · unit and period', 'สูตร · formula', 'แหล่งอ้างอิง · source'], rows)}`
  })
  const classes = Object.entries(Object.groupBy(await listU4ssc(), ({ feed }) => feed))
  const counts = classes.map(([feed, listed]) => `${feed} ${listed?.length ?? 0}`).join(', ')
  return page(
    'คำนิยามตั้งต้นของตัวชี้วัด · Starter indicators',
    [
      'เอกสารอยู่ใน `data/indicators/` หนึ่งไฟล์ต่อหนึ่งตัว จะเป็นคำนิยามกลางของประเทศเมื่อหน่วยงานที่มีอำนาจประกาศใช้ ชนิดและชื่อข้อมูลตาม Smart Data Models',
      `The documents are in \`data/indicators/\`, one a file. They become national definitions when a body adopts them. Types and attributes after Smart Data Models. The 91 indicators of U4SSC are listed in \`data/u4ssc-indicators.csv\` by feed class: ${counts}.`,
    ],
    sections.join('\n\n'),
  )
}

function settingsPage(): string {
  const rows = settingTable.map((setting) => [
    `\`${setting.name}\``,
    both(setting.about),
    setting.default ? `\`${setting.default}\`` : '–',
    both(setting.allowed),
  ])
  return page(
    'การตั้งค่า · Settings',
    [
      'ตั้งค่าด้วยตัวแปรสภาพแวดล้อม ค่าว่างถือว่าไม่ได้ตั้ง ระบบไม่เริ่มทำงานเมื่อค่าใดใช้ไม่ได้ เมื่อชื่อที่ขึ้นต้นด้วย `LAKMUEANG_` ไม่มีอยู่จริง หรือเมื่อชื่อสะกดใกล้เคียงชื่อในตารางนี้',
      'Settings are environment variables; an empty value is no value. The product refuses to start when a value is not allowed, when a name that begins with `LAKMUEANG_` does not exist, or when a name nearly is one of these.',
    ],
    table(['ชื่อ · name', 'ความหมาย · meaning', 'ค่าเริ่มต้น · default', 'ค่าที่ใช้ได้ · allowed'], rows),
  )
}

function commandsPage(): string {
  const sections = commands.map((command) => {
    return `## ${command.name}\n\n${both(command.about)}\n\n\`\`\`\n${helpOf(command).trimEnd()}\n\`\`\``
  })
  return page(
    'คำสั่ง · Commands',
    [
      'รหัสสิ้นสุด: 0 สำเร็จ 1 ไม่สำเร็จ 2 อ่านคำสั่งไม่เข้าใจ คำสั่งทำงานควบคู่กับระบบที่เปิดอยู่ได้',
      'Exit codes: 0 done, 1 not done, 2 not understood. Commands may run beside a server that is running.',
    ],
    ...sections,
  )
}

function problemsPage(): string {
  const rows = listProblemKinds().map(({ type, status, title }) => [
    `\`/problems/${type}\``,
    String(status),
    both(title),
  ])
  return page(
    'ปัญหาที่ระบบแจ้ง · Problems',
    [
      'ข้อผิดพลาดของ API เป็น `application/problem+json` (RFC 9457) มี `title` ในภาษาของผู้เรียก `titles` ทั้งสองภาษา และ `instance` เป็นเลขคำขอ หน้าเว็บแสดงข้อความเดียวกัน',
      'Errors of the interface are `application/problem+json` (RFC 9457): `title` in the caller’s language, `titles` in both, `instance` the id of the request; 422 names each parameter in `fields`. Pages show the same. Problems of status 500 other than `internal-error` stop a start and are told on the terminal.',
    ],
    table(['`type`', '`status`', '`title`'], rows),
  )
}

function routesPage(routes: ListedRoute[]): string {
  const isPage = ({ url }: ListedRoute) => !/^\/(api|ngsi-ld|health)/.test(url)
  const row = ({ method, url, permit, summary }: ListedRoute) => [
    method,
    `\`${url}\``,
    permit.map((action) => `\`${action}\``).join(' '),
    summary ?? '–',
  ]
  const heads = ['method', 'path', 'permit', 'summary']
  return page(
    'เส้นทาง · Routes',
    [
      'ทุกเส้นทาง GET ตอบ HEAD ด้วย หน้าเว็บภาษาอังกฤษอยู่ใต้ `/en` รายละเอียดของ API อยู่ที่ `/api/openapi.json`',
      'Every GET answers HEAD too. English pages stand under `/en`. `/api/openapi.json` describes the interface in full.',
    ],
    '## API',
    table(heads, routes.filter((route) => !isPage(route)).map(row)),
    '## หน้าเว็บ · Pages',
    table(
      heads,
      routes.filter((route) => isPage(route) && !/^\/en(\/|$)/.test(route.url)).map(row),
    ),
  )
}

function permitsPage(): string {
  return page(
    'ใครทำอะไรได้ · Who may do what',
    [
      'ตารางเดียวที่ระบบใช้ตัดสินว่าผู้ใดทำสิ่งใดได้ สิ่งที่ไม่อยู่ในตารางนี้ ไม่มีผู้ใดทำได้ ทุกเส้นทางของเว็บและ API ระบุการกระทำหนึ่งในตารางนี้',
      'The one table by which the product decides who may do what. What it does not give, nobody may. Every route of portal and interface names an action of it.',
    ],
    printPolicy('th').trim(),
    '---',
    printPolicy('en').trim(),
  )
}

function personalDataPage(): string {
  return page(
    'บันทึกรายการประมวลผลข้อมูลส่วนบุคคล · Record of processing',
    [
      'ข้อมูลส่วนบุคคลทุกช่องที่ระบบเก็บ เก็บเพื่ออะไร ด้วยฐานใด นานเท่าใด (พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 มาตรา 39) สำเนาและการลบข้อมูลของบุคคลทำตามรายการเดียวกันนี้',
      'Every personal field that is kept: what for, on which basis, for how long (PDPA, section 39). The copy a person gets and the erasure of a person go by this same list.',
    ],
    printProcessing(personalData, 'th').trim(),
    '---',
    printProcessing(personalData, 'en').trim(),
  )
}

/** The routes of the whole product, save files. They are declared without a word to the database. */
async function allRoutes(): Promise<ListedRoute[]> {
  const store = { db: {}, watch: () => () => {}, healthy: async () => false } as unknown as Store
  const keys = { secret: Buffer.alloc(32), head: makeHeadKey() }
  const server = await makeApp({
    store,
    settings: readSettings({}, '/'),
    keys,
    findKey: async () => undefined,
    clock: () => new Date(),
  })
  const routes = listRoutes(server)
  await server.close()
  return routes.filter(({ url }) => !/^\/(assets\/|favicon)/.test(url))
}

function page(
  title: string,
  [th, en]: [string, string] | string[],
  ...parts: (string | string[])[]
) {
  const body = parts.map((part) => (typeof part === 'string' ? part : part.join('\n\n')))
  return `${[`# ${title}`, madeBy, th, en, ...body].join('\n\n')}\n`
}

function table(heads: string[], rows: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}

function both({ th, en }: Text): string {
  return `${th}<br>${en}`
}

if (import.meta.main) {
  for (const [name, text] of await referencePages()) writeFileSync(new URL(name, folder), text)
}
