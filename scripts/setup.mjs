// Prepares the machine for an npm script: node scripts/setup.mjs start|check|test [--quiet]
//
// Runs before anything is installed, on Node 20 or newer, so it depends on nothing and is plain JavaScript. It must be a script
// of its own (`prestart`, `pretest`): a shell that has already looked up `node` would not see the runtime installed here.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stampFile = join(root, 'node_modules', '.lakmueang-setup.json')
const runtimeMajor = 24
const [purpose = 'start', ...flags] = process.argv.slice(2)
const quiet = flags.includes('--quiet')

installPackages()
requireRuntime()
if (purpose === 'test') installTestTools()

/** Installs what the lockfile says when it is missing or the lockfile has changed; `start` leaves the tools of development out. */
function installPackages() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const wanted = createHash('sha256')
    .update(lock)
    .update(process.platform + process.arch)
    .digest('hex')
  const have = readStamp()
  const tools =
    purpose !== 'start' || have.tools === true || existsSync(join(root, 'node_modules', 'vitest'))
  if (have.lock === wanted && have.tools === tools) return
  say(
    'กำลังติดตั้งส่วนประกอบ (ครั้งแรกอาจใช้เวลาหลายนาที)',
    'Installing packages (a few minutes the first time)',
  )
  rmSync(stampFile, { force: true })
  // Not `npm ci`: it refuses a lockfile that names optional platform packages which a registry mirror does not carry
  // (Biome has eight). No install scripts: nothing we use needs one, and none may run unseen.
  const installed = npm([
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--include=optional',
    tools ? '--include=dev' : '--omit=dev',
    '--loglevel=error',
  ])
  if (!installed)
    stop(
      'ติดตั้งส่วนประกอบไม่สำเร็จ โปรดดูข้อความด้านบน',
      'npm could not install the packages; see its message above',
    )
  writeFileSync(stampFile, JSON.stringify({ lock: wanted, tools }))
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'))
  } catch {
    return {}
  }
}

/** The same npm that runs this script, or the one on the path. */
function npm(args) {
  const own = process.env.npm_execpath
  const [command, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []]
  const windows = process.platform === 'win32' && first.length === 0
  const done = spawnSync(command, [...first, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: windows,
  })
  return done.status === 0
}

/** The pinned runtime must be there, or the machine's own must be new enough. */
function requireRuntime() {
  const pinned = join(
    root,
    'node_modules',
    '.bin',
    process.platform === 'win32' ? 'node.cmd' : 'node',
  )
  const pinnedMajor = existsSync(pinned) ? majorOf(pinned) : 0
  if (pinnedMajor >= runtimeMajor) return
  // A binary for another C library cannot run here, and must not stand before the machine's own on the path.
  if (existsSync(pinned)) rmSync(pinned, { force: true })
  const own = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, process.platform === 'win32' ? 'node.exe' : 'node'))
    .find((file) => existsSync(file))
  if (own && majorOf(own) >= runtimeMajor) return
  stop(
    `เครื่องชนิดนี้ (${process.platform} ${process.arch}) ต้องติดตั้ง Node ${runtimeMajor} ขึ้นไปเอง จาก https://nodejs.org`,
    `This kind of machine (${process.platform} ${process.arch}) needs its own Node ${runtimeMajor} or newer, from https://nodejs.org`,
  )
}

function majorOf(node) {
  const asked = spawnSync(node, ['--version'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  return Number(/^v(\d+)\./.exec(asked.stdout ?? '')?.[1] ?? 0)
}

/** The tests drive Debian's Chromium, its PostgreSQL server, its MQTT broker, and what reads credentials, QR codes and PDF. As root on Debian they are installed; elsewhere one command is told. */
function installTestTools() {
  const missing = [
    hasChromium() ? '' : 'chromium',
    hasPostgres() ? '' : 'postgresql',
    hasMosquitto() ? '' : 'mosquitto',
    hasPyld() ? '' : 'python3-pyld',
    isOnPath('zbarimg') ? '' : 'zbar-tools',
    isOnPath('pdftotext') ? '' : 'poppler-utils',
  ].filter(Boolean)
  if (missing.length === 0) return
  const command = `apt-get install --yes --no-install-recommends ${missing.join(' ')}`
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    tell(
      `การทดสอบบางส่วนต้องใช้ ${missing.join(' และ ')} ติดตั้งบน Debian ได้ด้วยคำสั่ง: sudo ${command}`,
      `Some tests need ${missing.join(' and ')}; on Debian, install with: sudo ${command}`,
    )
    return
  }
  say(
    `กำลังติดตั้ง ${missing.join(' และ ')} สำหรับการทดสอบ`,
    `Installing ${missing.join(' and ')} for the tests`,
  )
  leaveClustersToTheTests()
  const apt = (...args) =>
    spawnSync(
      'apt-get',
      ['-q', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Dpkg::Options::=--force-confold', ...args],
      {
        stdio: quiet ? 'ignore' : ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      },
    ).status === 0
  apt('update')
  if (!apt('install', '--yes', '--no-install-recommends', ...missing)) {
    tell(`ติดตั้งไม่สำเร็จ โปรดลองเอง: ${command}`, `This did not work; please try yourself: ${command}`)
  }
}

/** The tests start a server of their own; Debian's package need not make and start another beside it. */
function leaveClustersToTheTests() {
  const folder = '/etc/postgresql-common'
  const file = join(folder, 'createcluster.conf')
  if (existsSync(folder) || hasPostgres()) return
  spawnSync('mkdir', ['-p', folder])
  writeFileSync(file, 'create_main_cluster = false\n')
}

function hasChromium() {
  return ['chromium', 'chromium-browser', 'google-chrome'].some(isOnPath)
}

function hasPostgres() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian) : []
  return (
    isOnPath('initdb') ||
    versions.some((version) => existsSync(join(debian, version, 'bin', 'initdb')))
  )
}

function hasMosquitto() {
  return isOnPath('mosquitto') || existsSync('/usr/sbin/mosquitto')
}

/** Another hand that checks credentials; it belongs to Debian's own Python. */
function hasPyld() {
  return existsSync('/usr/lib/python3/dist-packages/pyld')
}

function isOnPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))
}

function say(th, en) {
  if (!quiet) tell(th, en)
}

function tell(th, en) {
  console.error(`${th}\n  ${en}`)
}

function stop(th, en) {
  tell(th, en)
  process.exit(1)
}
