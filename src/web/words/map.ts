import { words } from './words.ts'

/** Words of the map of Thailand. */
export const mapWords = words({
  th: {
    title: (certified: number, zones: number) =>
      `แผนที่ประเทศไทย: เมืองที่ได้รับการรับรอง ${certified} แห่ง และเขตส่งเสริม ${zones} แห่ง`,
    heading: 'เมืองอัจฉริยะประเทศไทยตามข้อมูลสาธารณะ',
    counted: (certified: number, zones: number) =>
      `ได้รับการรับรอง ${certified} แห่ง เขตส่งเสริมที่ระบุชื่อ ${zones} แห่ง`,
    one: 'หนึ่งจุดต่อหนึ่งเมือง วางไว้ข้างจุดกลางของจังหวัด ไม่ใช่ที่ตั้งจริง',
    crowded: 'หนึ่งจุดแทนทุกเมืองประเภทเดียวกันในจังหวัด ตัวเลขคือจำนวนเมือง ไม่ใช่ที่ตั้งจริง',
    region: (name: string, certified: number, zones: number) =>
      `${name} ได้รับการรับรอง ${certified} แห่ง เขตส่งเสริม ${zones} แห่ง`,
    between: ' · ',
    certified: 'ได้รับการรับรอง',
    zone: 'เขตส่งเสริม',
    province: 'จังหวัดที่มีเมืองได้รับการรับรอง',
    insets: {
      'bangkok-east': 'กรุงเทพฯ และภาคตะวันออก',
      phuket: 'ภูเก็ต พังงา กระบี่',
    },
    credit: 'เส้นเขตจังหวัด: กรมแผนที่ทหาร / UN OCHA (CC BY 3.0 IGO) ย่อรายละเอียดแล้ว ไม่ใช่แนวเขตตามกฎหมาย',
    file: 'แผนที่เป็นไฟล์ SVG',
  },
  en: {
    title: (certified: number, zones: number) =>
      `Map of Thailand: ${certified} certified cities and ${zones} promotion zones`,
    heading: 'Thailand’s smart cities by public sources',
    counted: (certified: number, zones: number) =>
      `${certified} certified, ${zones} promotion zones named`,
    one: 'One dot a city, beside the middle of its province; not its true place.',
    crowded:
      'One dot for all of a kind in a province, with their number beside its name; not their true place.',
    region: (name: string, certified: number, zones: number) =>
      `${name}: ${certified} certified, ${zones} promotion zones`,
    between: '; ',
    certified: 'certified',
    zone: 'promotion zone',
    province: 'province with a certified city',
    insets: {
      'bangkok-east': 'Bangkok and the East',
      phuket: 'Phuket, Phangnga, Krabi',
    },
    credit:
      'Provinces: Royal Thai Survey Department / UN OCHA (CC BY 3.0 IGO), generalised; not legal boundaries',
    file: 'Map as an SVG file',
  },
})
