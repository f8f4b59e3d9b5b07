import { words } from './words.ts'

/** `/regions/{id}` and the comparison of cities like one. */
export const regionWords = words({
  th: {
    description: (name: string) =>
      `${name}: ประชากร ผลิตภัณฑ์จังหวัด และเมืองอัจฉริยะ เทียบกับทั้งประเทศ จากข้อมูลเปิด`,
    lead: (name: string, count: string, people: string, share: string) =>
      `${name}มี ${count} จังหวัด ประชากร ${people} คน หรือ ${share}% ของประเทศ`,
    mean: (indicator: string, year: string, mean: string, country: string) =>
      `${indicator}เฉลี่ยปี ${year} อยู่ที่ ${mean} ทั้งประเทศ ${country}`,
    meanNone: 'ยังไม่มีค่าของตัวชี้วัดนี้ในภาค',
    emblems: (emblems: string, share: string) => `มีตราสัญลักษณ์ ${emblems} แห่ง หรือ ${share}% ของทั้งหมด`,
    emblemsNone: 'ยังไม่มีเมืองที่ได้รับการรับรอง (0 แห่ง)',
    figures: 'ภาคนี้เทียบกับทั้งประเทศ',
    meanLabel: (indicator: string, unit: string) => `${indicator} เฉลี่ย (${unit})`,
    country: (value: string) => `ทั้งประเทศ ${value}`,
    range: (low: string, lowName: string, high: string, highName: string) =>
      `ต่ำสุด ${low} (${lowName}) สูงสุด ${high} (${highName})`,
    peopleShare: 'ส่วนแบ่งประชากร',
    totalIs: (total: string, share: string) => `${total}: ${share}% ของประเทศ`,
    emblemShare: 'ส่วนแบ่งตราสัญลักษณ์',
    emblemCount: (emblems: string, zones: string) =>
      `ตรา ${emblems} แห่ง เขตส่งเสริมที่ระบุชื่อ ${zones} แห่ง`,
    inside: 'ความแตกต่างภายในภาค (ไทล์ L)',
    insideNone: 'ไม่นิยามสำหรับข้อมูลนี้',
    insideCountry: (value: string) => `ทั้งประเทศ ${value}`,
    provinces: 'จังหวัดในภาค',
    map: (name: string) => `${name}บนแผนที่ประเทศ`,
    cities: 'เมืองและเขตส่งเสริมในภาค',
    noCities: 'ยังไม่มีเมืองที่ได้รับการรับรองหรือเขตส่งเสริมที่ระบุชื่อในภาคนี้',
    others: 'ภาคอื่น',
    city: 'เมืองหรือเขตส่งเสริม',
    province: 'จังหวัด',
    status: 'สถานะ',
    similar: {
      title: (city: string) => `เมืองที่คล้ายกับ${city}`,
      link: 'เทียบกับเมืองที่คล้ายกัน',
      description: (city: string) => `${city}ข้างเมืองในภาคเดียวกันหรือในจังหวัดขนาดใกล้กัน เรียงตามตัวอักษร`,
      lead: (count: string, how: string) =>
        `${count} แห่งรวมเมืองนี้ ${how} เรียงตามตัวอักษร ไม่ใช่การจัดลำดับ`,
      how: {
        both: 'ในภาคเดียวกันและจังหวัดขนาดใกล้กัน',
        region: 'ในภาคเดียวกัน',
        size: 'ในจังหวัดขนาดใกล้กัน',
      },
      choose: 'คล้ายกันเพราะ',
      choice: { both: 'ภาคและขนาดจังหวัด', region: 'ภาค', size: 'ขนาดจังหวัด' },
      size: {
        small: 'จังหวัดที่มีประชากรน้อยกว่า 500,000 คน',
        medium: 'จังหวัดที่มีประชากร 500,000 ถึงไม่เกิน 1,000,000 คน',
        large: 'จังหวัดที่มีประชากรตั้งแต่ 1,000,000 คน',
      },
      caution: 'ทะเบียนไม่มีจำนวนประชากรของเมือง ขนาดและตัวเลขในตารางจึงเป็นของจังหวัดที่เมืองตั้งอยู่ ไม่ใช่ของเมือง',
      table: 'เมืองที่คล้ายกัน ข้างตัวเลขของจังหวัด',
      this: 'เมืองนี้',
      people: 'ประชากรจังหวัด',
      gpp: 'ผลิตภัณฑ์จังหวัดต่อหัว (บาท)',
      since: 'สถานะ',
      median: 'มัธยฐานของกลุ่ม',
      nation: (people: string, gpp: string) =>
        `มัธยฐานของ 77 จังหวัด: ประชากร ${people} คน ผลิตภัณฑ์จังหวัดต่อหัว ${gpp} บาท`,
      alone: 'ไม่มีเมืองอื่นที่คล้ายกันตามเงื่อนไขนี้',
      data: 'หน้านี้ไม่เทียบตัวชี้วัดจากข้อมูลของเมือง ค่าของแต่ละเมืองที่เชื่อมต่อข้อมูลแล้วอยู่ในหน้าของเมืองนั้น',
    },
  },
  en: {
    description: (name: string) =>
      `${name}: people, gross provincial product and smart cities beside the whole country, from open data`,
    lead: (name: string, count: string, people: string, share: string) =>
      `${name} has ${count} provinces and ${people} people, ${share}% of the country`,
    mean: (indicator: string, year: string, mean: string, country: string) =>
      `${indicator} in ${year}: a mean of ${mean}; whole country ${country}`,
    meanNone: 'There are no values of this indicator in the region yet',
    emblems: (emblems: string, share: string) => `${emblems} emblems, ${share}% of all`,
    emblemsNone: 'No city is certified yet (0)',
    figures: 'This region beside the whole country',
    meanLabel: (indicator: string, unit: string) => `${indicator}, mean (${unit})`,
    country: (value: string) => `Whole country ${value}`,
    range: (low: string, lowName: string, high: string, highName: string) =>
      `Lowest ${low} (${lowName}), highest ${high} (${highName})`,
    peopleShare: 'Share of people',
    totalIs: (total: string, share: string) => `${total}: ${share}% of the country`,
    emblemShare: 'Share of emblems',
    emblemCount: (emblems: string, zones: string) =>
      `${emblems} emblems, ${zones} zones known by name`,
    inside: 'Differences within the region (Theil L)',
    insideNone: 'not defined for these data',
    insideCountry: (value: string) => `Whole country ${value}`,
    provinces: 'Provinces of the region',
    map: (name: string) => `${name} on the map of the country`,
    cities: 'Cities and zones of the region',
    noCities: 'No certified city and no zone known by name in this region yet',
    others: 'Other regions',
    city: 'City or promotion zone',
    province: 'Province',
    status: 'Status',
    similar: {
      title: (city: string) => `Cities like ${city}`,
      link: 'Compare with cities like this one',
      description: (city: string) =>
        `${city} beside cities of its region, or in provinces of like size, by name`,
      lead: (count: string, how: string) =>
        `${count} cities and zones, this one included, ${how}; by name, in no order of merit`,
      how: {
        both: 'of the same region and in provinces of like size',
        region: 'of the same region',
        size: 'in provinces of like size',
      },
      choose: 'Alike by',
      choice: { both: 'region and size of province', region: 'region', size: 'size of province' },
      size: {
        small: 'Provinces with fewer than 500,000 people',
        medium: 'Provinces with 500,000 to under 1,000,000 people',
        large: 'Provinces with 1,000,000 people or more',
      },
      caution:
        'The record has no population of cities. Size and figures in the table are those of the province in which the city lies, not of the city.',
      table: 'Cities alike, beside the figures of their provinces',
      this: 'this city',
      people: 'People of the province',
      gpp: 'GPP per head (baht)',
      since: 'Status',
      median: 'Median of these',
      nation: (people: string, gpp: string) =>
        `Median of the 77 provinces: ${people} people, GPP per head ${gpp} baht`,
      alone: 'No other city is alike in this way',
      data: 'Indicators from the cities’ own data are not compared here; those of a connected city stand on its own page.',
    },
  },
})
