import { words } from './words.ts'

/** The national report as PDF. */
export const reportWords = words({
  th: {
    title: 'รายงานภาพรวมประเทศ: ความเจริญและโครงการกระจายตัวอย่างไร',
    made: (day: string) => `จัดทำจากข้อมูลในระบบเมื่อ ${day}`,
    finding: 'ข้อค้นพบ',
    measures: 'ตัววัดทุกตัว',
    measuresNote: (address: string) => `สูตร น้ำหนัก ที่มา และข้อควรระวังเรื่องชื่อของทุกตัววัดอยู่ที่ ${address}`,
    provinces: 'รายจังหวัด',
    zero: 'ศูนย์คือไม่มี ขีดคือไม่มีข้อมูล',
    sources: 'แหล่งข้อมูล สัญญาอนุญาต และการอ้างอิง',
    lowestHighest: 'ต่ำสุด – สูงสุด',
    address: (url: string) => `ฉบับล่าสุดและไฟล์ข้อมูล: ${url}`,
  },
  en: {
    title: 'National report: how prosperity and the programme are spread',
    made: (day: string) => `Made from the data on record on ${day}`,
    finding: 'What the data say',
    measures: 'Every measure',
    measuresNote: (address: string) =>
      `Formula, weights, source and naming traps of every measure: ${address}`,
    provinces: 'By province',
    zero: 'Zero is none; a dash is no data.',
    sources: 'Sources, licences and citation',
    lowestHighest: 'Lowest – highest',
    address: (url: string) => `Newest edition and data files: ${url}`,
  },
})
