import { problem } from '../base/problem.ts'

const refusedToListen = problem({
  type: 'cannot-listen',
  status: 500,
  title: { th: 'เปิดรับการเชื่อมต่อไม่ได้', en: 'Cannot listen' },
})

const because: Record<string, (host: string, port: number) => { th: string; en: string }> = {
  EADDRINUSE: (_host, port) => ({
    th: `พอร์ต ${port} มีโปรแกรมอื่นใช้อยู่ โปรดปิดโปรแกรมนั้น หรือกำหนด PORT เป็นพอร์ตอื่น`,
    en: `port ${port} is in use by another program; close it, or set PORT to another port`,
  }),
  EACCES: (_host, port) => ({
    th: `ไม่มีสิทธิ์ใช้พอร์ต ${port} โปรดกำหนด PORT เป็นพอร์ตตั้งแต่ 1024`,
    en: `no permission for port ${port}; set PORT to 1024 or higher`,
  }),
  EADDRNOTAVAIL: (host) => ({
    th: `เครื่องนี้ไม่มีที่อยู่ ${host} โปรดแก้ค่า HOST`,
    en: `this machine has no address ${host}; set HOST to one it has`,
  }),
  ENOTFOUND: (host) => ({
    th: `ไม่พบชื่อเครื่อง ${host} โปรดแก้ค่า HOST`,
    en: `there is no host ${host}; set HOST to an address of this machine`,
  }),
}

/** Why the server cannot listen, in plain words; an error of another kind passes unchanged. */
export function cannotListen(error: unknown, host: string, port: number): unknown {
  const detail = because[(error as NodeJS.ErrnoException).code ?? '']?.(host, port)
  return detail ? refusedToListen({ detail }) : error
}
