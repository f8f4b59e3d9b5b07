import { words } from './words.ts'

/** Names of the tables and pictures of the national view. */
export const figureWords = words({
  th: {
    table: {
      provinces: 'รายจังหวัด',
      regions: 'รายภาค',
      measures: 'ตัววัดทุกตัว ทุกปี',
      theil: 'ดัชนีไทล์แยกส่วน',
      lorenz: 'เส้นโค้งลอเรนซ์',
      trend: 'แนวโน้ม',
      convergence: 'การลู่เข้า',
      decentralisation: 'การกระจายตัวของโครงการ',
      live: 'ตัวชี้วัดจากข้อมูลของเมือง',
    },
    picture: {
      map: 'แผนที่รายจังหวัด',
      regions: 'ช่วงค่ารายภาค',
      lorenz: 'เส้นโค้งลอเรนซ์',
      theil: 'ดัชนีไทล์ ระหว่างและภายในภาค',
      trend: 'แนวโน้มของตัววัด',
      convergence: 'การลู่เข้า',
      decentralisation: 'การกระจายตัวของโครงการ',
    },
    none: 'ภาพนี้ต้องมีข้อมูลอย่างน้อยสองปี หรือข้อมูลที่สูตรนิยามไว้',
    figure: 'ภาพ',
  },
  en: {
    table: {
      provinces: 'By province',
      regions: 'By region',
      measures: 'Every measure, every year',
      theil: 'Theil indices, split',
      lorenz: 'Lorenz curve',
      trend: 'Trend',
      convergence: 'Convergence',
      decentralisation: 'The programme’s spread',
      live: 'Indicators from the cities’ own data',
    },
    picture: {
      map: 'Map by province',
      regions: 'Ranges by region',
      lorenz: 'Lorenz curve',
      theil: 'Theil indices between and within regions',
      trend: 'Measures through time',
      convergence: 'Convergence',
      decentralisation: 'The programme’s spread',
    },
    none: 'This picture needs data of two years, or data for which the formula is defined.',
    figure: 'Figure',
  },
})
