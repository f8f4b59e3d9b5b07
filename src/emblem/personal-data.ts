import type { PersonalTable } from '../identity/index.ts'

/** The personal data of this room: who asked that an emblem be issued, and who confirmed it. */
export const emblemData: readonly PersonalTable[] = [
  {
    table: 'emblem_request',
    name: { th: 'คำขอออกตราสัญลักษณ์', en: 'Requests to issue emblems' },
    subject: { column: 'asked_by', is: 'id' },
    actors: ['confirmed_by'],
    fields: [
      {
        columns: ['asked_by'],
        name: { th: 'รหัสของผู้ขอ', en: 'id of who asked' },
        purpose: {
          th: 'ให้เห็นว่ามีสองบุคคลร่วมกันออกตราสัญลักษณ์',
          en: 'To show that two persons issued an emblem.',
        },
        basis: 'public-task',
        retention: {
          th: 'ตลอดอายุของใบรับรอง',
          en: 'as long as the certificate',
        },
      },
    ],
    plain: ['id', 'certificate_id', 'digest', 'asked_at', 'confirmed_at'],
    onErasure: {
      does: 'keep',
      because: { th: 'เป็นหลักฐานของการออกตรา', en: 'It is evidence of the issue.' },
    },
  },
]
