/** The ways in which an IPv4 address can be written so that it is one for a URL, and often not for a check made by hand. */
export function spellings(address: string): string[] {
  const parts = address.split('.').map(Number) as [number, number, number, number]
  const [a, b, c, d] = parts
  const whole = ((a * 256 + b) * 256 + c) * 256 + d
  const tail = (b * 256 + c) * 256 + d
  const [hex, octal] = [(n: number) => `0x${n.toString(16)}`, (n: number) => `0${n.toString(8)}`]
  const low = c * 256 + d
  return [
    address,
    `${address}.`,
    String(whole),
    hex(whole),
    hex(whole).toUpperCase().replace('0X', '0x'),
    octal(whole),
    `00${octal(whole)}`,
    parts.map(hex).join('.'),
    parts.map(octal).join('.'),
    parts.map((part) => `000${octal(part)}`).join('.'),
    parts.map((part) => `0x00${part.toString(16)}`).join('.'),
    `${a}.${tail}`,
    `${a}.${b}.${low}`,
    `${hex(a)}.${tail}`,
    `${octal(a)}.${hex(tail)}`,
    `${a}.${hex(b)}.${octal(low)}`,
    [...address].map(fullWidth).join(''),
    address.replaceAll('.', '。'),
    address.replaceAll('.', '.'),
    [...address].map(percent).join(''),
    [...address].map(circled).join(''),
    ...mapped(parts),
  ]
}

/** IPv6 addresses that stand for an IPv4 address: mapped, compatible, translated, 6to4, NAT64 (well known and local), ISATAP. */
function mapped(parts: [number, number, number, number]): string[] {
  const [a, b, c, d] = parts
  const pair = (x: number, y: number) => (x * 256 + y).toString(16)
  const [high, low] = [pair(a, b), pair(c, d)]
  return [
    `[::ffff:${parts.join('.')}]`,
    `[::ffff:${high}:${low}]`,
    `[0:0:0:0:0:ffff:${high}:${low}]`,
    `[0000:0000:0000:0000:0000:FFFF:${high}:${low}]`,
    `[::${parts.join('.')}]`,
    `[::${high}:${low}]`,
    `[::ffff:0:${parts.join('.')}]`,
    `[64:ff9b::${parts.join('.')}]`,
    `[64:ff9b:1::${high}:${low}]`,
    `[2002:${high}:${low}::]`,
    `[2002:${high}:${low}::1]`,
    `[2001:0:${high}:${low}::1]`,
    `[fe80::5efe:${high}:${low}]`,
  ]
}

function fullWidth(character: string): string {
  return /\d/.test(character) ? String.fromCodePoint(0xff10 + Number(character)) : character
}

function circled(character: string): string {
  if (!/\d/.test(character)) return character
  return character === '0' ? '⓪' : String.fromCodePoint(0x2460 + Number(character) - 1)
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`
}

/** Hosts that lead to this machine, in every spelling. */
export const thisMachine: readonly string[] = [
  ...['127.0.0.1', '127.1.2.3', '0.0.0.0'].flatMap(spellings),
  ...['127.255.255.254', '127.0.1.1'].flatMap((address) => spellings(address).slice(0, 12)),
  ...['[::1]', '[0:0:0:0:0:0:0:1]', '[0000::0001]', '[::0.0.0.1]', '[::]', '0', '0x0', '00'],
  ...['localhost', 'LOCALHOST', 'localhost.', 'LocalHost.', 'loc%61lhost', 'localhoſt'],
]

/** Hosts that are no public ones: networks of the house, of clouds' secrets, of special use, and of nobody. */
export const notPublic: readonly string[] = [
  ...spellings('169.254.169.254'),
  ...['10.0.0.1', '172.16.5.5', '192.168.1.1', '100.64.0.1', '192.0.0.192', '198.18.0.1'],
  ...['192.0.2.1', '203.0.113.7', '224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255'],
  ...['[fe80::1]', '[fd00:ec2::254]', '[fc00::1]', '[fec0::1]', '[ff02::1]', '[2001:db8::1]'],
  ...['[100::1]', '[4000::1]', '[5f00::1]', '[2001:10::1]', '[2001:2::1]', '[3fff::1]'],
]
