import { words } from './words.ts'

/** The home page. */
export const homeWords = words({
  th: {
    title: 'เมืองอัจฉริยะประเทศไทย',
    meaning:
      'ตราสัญลักษณ์เมืองอัจฉริยะประเทศไทยหมายความว่า คณะอนุกรรมการเห็นชอบแผนพัฒนาเมืองของพื้นที่นั้นแล้ว ตามเกณฑ์ 5 ข้อ โดยแผนครอบคลุมอย่างน้อย 2 ด้าน และต้องมีด้านสิ่งแวดล้อมอัจฉริยะ',
    meaningLink: 'ดูเกณฑ์และขั้นตอน',
    description:
      'เมืองใดได้รับการรับรองเป็นเมืองอัจฉริยะ เมื่อใด โดยใคร และมีแหล่งข้อมูลใดยืนยัน แผนที่และข้อมูลเปิดของเมืองอัจฉริยะและเขตส่งเสริมทั่วประเทศ',
    figuresToday: 'ภาพรวมของประเทศ',
    figuresAt: (day: string) => `ภาพรวมของประเทศ ณ ${day}`,
    asOfToday: (day: string) => `ข้อมูล ณ ${day}`,
    place: 'แห่ง',
    certified: 'เมืองที่ได้รับการรับรอง',
    certifiedCounted: (count: string, day: string) => `แหล่งข้อมูลนับ ${count} แห่ง ณ ${day}`,
    certifiedUncounted: 'ไม่พบจำนวนที่นับก่อนวันนี้',
    zones: 'เขตส่งเสริมเมืองอัจฉริยะ',
    zonesKind: {
      announced: (day: string) => `เขตส่งเสริมที่ประกาศแล้ว นับ ณ ${day}`,
      'plan-under-consideration': (day: string) => `เขตส่งเสริมที่อยู่ระหว่างการพิจารณาแผน นับ ณ ${day}`,
    },
    zonesNamed: (count: string) => `ระบุชื่อได้ในชุดข้อมูลนี้ ${count} แห่ง`,
    zonesUncounted: 'ไม่พบจำนวนที่นับก่อนวันนี้',
    outside: 'ตราสัญลักษณ์ที่อยู่นอกกรุงเทพมหานครและปริมณฑล',
    outsideOf: (part: string, all: string) => `${part} จาก ${all} ตรา`,
    outsidePeople: (share: string) => `เทียบกับประชากร ${share}% ที่อาศัยอยู่นอกกรุงเทพมหานครและปริมณฑล`,
    people: (part: string, all: string) => `${part} จาก ${all} คน`,
    reach: 'ประชากรที่อาศัยอยู่ในจังหวัดที่มีตราสัญลักษณ์',
    reachProvinces: (having: string, without: string) =>
      `ใน ${having} จังหวัด อีก ${without} จังหวัดยังไม่มี`,
    reachCaution: 'การอาศัยอยู่ในจังหวัดที่มีตราสัญลักษณ์ ไม่ใช่การอาศัยอยู่ในพื้นที่ที่ได้รับการรับรอง',
    population: (year: string) => `ประชากร พ.ศ. ${year} ตามข้อมูลสภาพัฒน์`,
    none: 'ยังไม่มีตราสัญลักษณ์ในวันนั้น',
    at: {
      title: 'ดูประเทศไทย ณ วันใดก็ได้',
      label: 'วันที่',
      hint: 'เช่น 24/12/2564 หรือ 2021-12-24',
      button: 'แสดง',
      keyDays: 'วันสำคัญ',
      today: 'วันนี้',
      emblems: (day: string, count: string) => `${day} พิธีมอบตราสัญลักษณ์ ${count} แห่ง`,
      zones: (day: string, count: string) => `${day} พิธีมอบใบประกาศเขตส่งเสริม ${count} แห่ง`,
    },
    map: {
      title: 'อยู่ที่ไหน และประชากรอยู่ที่ไหน',
      finding: (having: string, without: string) =>
        `มีเมืองที่ได้รับการรับรองใน ${having} จังหวัด อีก ${without} จังหวัดยังไม่มี`,
      findingNone: 'ในวันนั้นยังไม่มีเมืองที่ได้รับการรับรอง',
      regions: 'ตราสัญลักษณ์และประชากรรายภาค',
      region: 'ภาค (7 ภาคของสภาพัฒน์)',
      certified: 'ได้รับการรับรอง',
      zones: 'เขตส่งเสริม',
      share: 'ตรา (%)',
      people: 'ประชากร (%)',
      total: 'ทั้งประเทศ',
      all: (count: string) => `รายชื่อทั้ง ${count} แห่งบนแผนที่`,
      city: 'เมืองหรือเขตส่งเสริม',
      province: 'จังหวัด',
      status: 'สถานะ',
      allCaption: 'เมืองและเขตส่งเสริมบนแผนที่ เรียงตามจังหวัด',
      list: 'ดูรายการพร้อมตัวกรอง',
    },
    founding: {
      title: 'จุดเริ่มต้น: 24 ธันวาคม 2564',
      text: 'พิธีมอบตราสัญลักษณ์เมืองอัจฉริยะประเทศไทยครั้งแรก 15 พื้นที่ ณ ตึกภักดีบดินทร์ ทำเนียบรัฐบาล โดยมีเขตส่งเสริมอีก 36 พื้นที่อยู่ระหว่างการพิจารณาแผน',
      link: 'อ่านรายละเอียดพิธีและรายชื่อผู้รับ',
    },
    doors: {
      title: 'เริ่มจากตรงนี้',
      resident: {
        title: 'ประชาชน',
        text: 'เมืองของฉันได้รับการรับรองหรือยัง ใครเป็นผู้พัฒนา และแผนระบุด้านใดไว้',
        links: [
          { label: 'ค้นหาเมืองของฉัน', to: '/cities' },
          { label: 'แจ้งแก้ไขข้อมูลอย่างไร', to: '/corrections' },
        ],
      },
      investor: {
        title: 'นักลงทุนและนักวิจัย',
        text: 'รายชื่อเมืองพร้อมผู้พัฒนา แหล่งข้อมูลทุกข้อ และไฟล์ให้ดาวน์โหลดไปใช้ต่อ',
        links: [
          { label: 'แหล่งข้อมูลและสัญญาอนุญาต', to: '/sources' },
          { label: 'API และไฟล์ข้อมูล', to: '/developers' },
        ],
      },
      official: {
        title: 'เจ้าหน้าที่ของเมือง',
        text: 'เกณฑ์ 5 ข้อ ด้านอัจฉริยะ 7 ด้าน และขั้นตอนตั้งแต่เขตส่งเสริมจนถึงตราสัญลักษณ์',
        links: [
          { label: 'เกณฑ์และขั้นตอน', to: '/programme' },
          { label: 'พิธีมอบที่ผ่านมา', to: '/ceremonies' },
        ],
      },
    },
  },
  en: {
    title: 'Thailand’s smart cities',
    meaning:
      'The Smart City Thailand emblem means that the sub-committee has approved a development plan for the area by five criteria; the plan covers at least two domains, Smart Environment among them.',
    meaningLink: 'Criteria and stages',
    description:
      'Which cities are certified as smart cities of Thailand, since when, by whom and by which source: map and open data of every city and promotion zone on record.',
    figuresToday: 'The country at a glance',
    figuresAt: (day: string) => `The country on ${day}`,
    asOfToday: (day: string) => `As of ${day}`,
    place: '',
    certified: 'Certified cities',
    certifiedCounted: (count: string, day: string) => `Counted by a source: ${count}, ${day}`,
    certifiedUncounted: 'No count was found before this day',
    zones: 'Promotion zones',
    zonesKind: {
      announced: (day: string) => `Zones announced, counted ${day}`,
      'plan-under-consideration': (day: string) =>
        `Zones whose plans are under consideration, counted ${day}`,
    },
    zonesNamed: (count: string) => `${count} named in this record`,
    zonesUncounted: 'No count was found before this day',
    outside: 'Emblems outside Bangkok and vicinity',
    outsideOf: (part: string, all: string) => `${part} of ${all} emblems`,
    outsidePeople: (share: string) =>
      `beside ${share}% of people, who live outside Bangkok and vicinity`,
    people: (part: string, all: string) => `${part} of ${all} people`,
    reach: 'People living in a province with an emblem',
    reachProvinces: (having: string, without: string) =>
      `In ${having} provinces; ${without} provinces have none`,
    reachCaution:
      'Living in a province with an emblem is not the same as living in a certified area.',
    population: (year: string) => `Population of ${year}, by NESDC`,
    none: 'No emblem had been given by that day',
    at: {
      title: 'See the country on any day',
      label: 'Day',
      hint: 'For example 2021-12-24 or 24/12/2564',
      button: 'Show',
      keyDays: 'Key days',
      today: 'Today',
      emblems: (day: string, count: string) => `${day}: ${count} emblems presented`,
      zones: (day: string, count: string) => `${day}: ${count} zone certificates presented`,
    },
    map: {
      title: 'Where they are, and where people live',
      finding: (having: string, without: string) =>
        `${having} provinces have a certified city; ${without} have none`,
      findingNone: 'On that day no city was certified yet',
      regions: 'Emblems and people by region',
      region: 'Region (NESDC’s seven)',
      certified: 'Certified',
      zones: 'Zones named',
      share: 'Emblems (%)',
      people: 'People (%)',
      total: 'Whole country',
      all: (count: string) => `All ${count} on the map by name`,
      city: 'City or promotion zone',
      province: 'Province',
      status: 'Status',
      allCaption: 'Cities and promotion zones on the map, by province',
      list: 'See the list with filters',
    },
    founding: {
      title: 'Where it began: 24\u00a0December\u00a02021 (B.E.\u00a02564)',
      text: 'The first Smart City Thailand emblems were presented to 15 areas at the Phakdi Bodin Building, Government House; the plans of 36 more promotion zones were under consideration.',
      link: 'The ceremony and those who received the emblem',
    },
    doors: {
      title: 'Where to start',
      resident: {
        title: 'Residents',
        text: 'Is my city certified, who develops it, and which domains does its plan name?',
        links: [
          { label: 'Find my city', to: '/cities' },
          { label: 'How to ask for a correction', to: '/corrections' },
        ],
      },
      investor: {
        title: 'Investors and researchers',
        text: 'The cities and their developers, a source for every fact, and files to work with.',
        links: [
          { label: 'Sources and licences', to: '/sources' },
          { label: 'API and data files', to: '/developers' },
        ],
      },
      official: {
        title: 'City officials',
        text: 'The five criteria, the seven domains, and the stages from promotion zone to emblem.',
        links: [
          { label: 'Criteria and stages', to: '/programme' },
          { label: 'Ceremonies on record', to: '/ceremonies' },
        ],
      },
    },
  },
})
