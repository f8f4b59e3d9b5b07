import { words } from './words.ts'

/** `/about`. */
export const aboutWords = words({
  th: {
    siteMap: 'แผนผังเว็บไซต์สำหรับเครื่องมือค้นหา',
    robots: 'ข้อกำหนดสำหรับเครื่องมือค้นหา',
    title: 'เกี่ยวกับเว็บไซต์นี้',
    description: 'เว็บไซต์นี้คืออะไร สถานะสองด้านต่างกันอย่างไร จัดทำข้อมูลอย่างไร และตัวเลขแต่ละค่ามาจากไหน',
    lead: 'หลักเมืองเป็นระบบเปิดสำหรับโครงการเมืองอัจฉริยะของประเทศ แสดงว่าเมืองใดได้รับการรับรองตามแหล่งข้อมูลใด และข้อมูลของเมืองยืนยันแผนได้เพียงใด',
    operator: 'ผู้ดูแลเว็บไซต์',
    operatorUnknown: 'ผู้ติดตั้งระบบยังไม่ได้ระบุชื่อ',
    contact: 'ติดต่อ',
    contactUnknown: 'ผู้ติดตั้งระบบยังไม่ได้ระบุช่องทางติดต่อ ใช้แบบแจ้งแก้ไขข้อมูลที่หน้าของแต่ละเมืองได้',
    notOfficial: {
      heading: 'ไม่ใช่เว็บไซต์ทางการ',
      paragraphs: [
        'เว็บไซต์นี้ไม่ใช่เว็บไซต์ทางการของหน่วยงานรัฐ และไม่ใช่ทะเบียนทางการ ข้อมูลรวบรวมจากแหล่งสาธารณะที่ระบุไว้แต่ละรายการ',
        'เว็บไซต์นี้ไม่ใช้ตราสัญลักษณ์หรือเครื่องหมายของหน่วยงานใด และไม่ออกตราสัญลักษณ์หรือใบรับรองให้เมืองจริง',
      ],
    },
    sections: {
      statuses: {
        heading: 'สถานะสองด้านที่แยกจากกัน',
        paragraphs: ['ทุกเมืองมีสถานะสองด้าน ซึ่งเปลี่ยนด้วยเหตุที่ต่างกันและไม่นำมาปนกัน'],
        terms: {
          legal: {
            term: 'สถานะทางกฎหมาย',
            means:
              'บอกว่าหน่วยงานประกาศหรือมีมติอย่างไร เปลี่ยนได้ด้วยมติของหน่วยงานเท่านั้น เมืองที่นำข้อมูลมาจากแหล่งสาธารณะแสดงว่า ได้รับการรับรองตามข้อมูลสาธารณะ ณ วันที่ของแหล่งข้อมูล และไม่เปลี่ยนตามเวลา',
          },
          proof: {
            term: 'สถานะข้อมูล',
            means:
              'บอกว่าข้อมูลที่เมืองเชื่อมต่อยืนยันแผนได้เพียงใด เปลี่ยนได้ด้วยข้อมูลเท่านั้น เมืองที่ยังไม่ส่งข้อมูลแสดงว่า ยังไม่ได้เชื่อมต่อข้อมูล ซึ่งไม่ได้หมายความว่าไม่เป็นไปตามแผน',
          },
        },
      },
      validity: {
        heading: 'ระยะเวลาของตราสัญลักษณ์',
        paragraphs: [
          'ไม่พบทะเบียนสาธารณะที่ระบุวันเริ่มต้นและวันสิ้นสุดของการรับรอง เว็บไซต์นี้จึงแสดงระยะเวลาพร้อมที่มา ดังนี้',
        ],
        terms: {
          known: { term: 'ทราบ', means: 'แหล่งข้อมูลระบุทั้งวันประกาศรับรองและระยะเวลา' },
          computed: { term: 'คำนวณ', means: 'แหล่งข้อมูลระบุวันประกาศรับรอง ระบบบวกระยะเวลา 24 เดือน' },
          unknown: { term: 'ไม่ทราบ', means: 'ทราบเพียงปีหรือเดือน หรือไม่พบวันที่เริ่มนับช่วงปัจจุบัน' },
        },
      },
      method: {
        heading: 'วิธีจัดทำข้อมูล',
        paragraphs: [
          'รวบรวมข้อเท็จจริงจากประกาศ ข่าว และเว็บไซต์ของผู้พัฒนาเมือง บันทึกแหล่งข้อมูลทุกรายการ และกำกับระดับความเชื่อมั่นในรายการที่ยังไม่แน่ชัด',
        ],
        points: [
          'แหล่งข้อมูลที่ให้ตัวเลขต่างกันแสดงคู่กันพร้อมวันที่ ไม่เลือกข้างใดข้างหนึ่ง',
          'สิ่งที่ค้นไม่พบแสดงว่าไม่พบ ไม่เว้นว่างและไม่ใส่ค่าแทน',
          'ข้อกำหนดที่ไม่มีแหล่งข้อมูลไม่แสดงต่อสาธารณะ',
          'ไม่จัดอันดับเมืองจริง และไม่สรุปว่าโครงการเป็นเหตุของตัวเลขใด',
        ],
        links: { '/sources': 'แหล่งข้อมูลและสัญญาอนุญาต', '/programme': 'หลักเกณฑ์ของโครงการ' },
      },
      figures: {
        heading: 'ตัวเลขแต่ละค่ามาจากไหน',
        paragraphs: [
          'ตัวเลขในหน้าแรกคำนวณจากรายการเมืองในชุดข้อมูลนี้ จำนวนทางการที่มีวันที่และแหล่งข้อมูล และประชากรรายจังหวัดของสำนักงานสภาพัฒนาการเศรษฐกิจและสังคมแห่งชาติ',
        ],
        points: [
          'จำนวนที่แหล่งข้อมูลนับกับจำนวนที่ระบุชื่อในชุดข้อมูลนี้เป็นคนละตัวเลข จึงแสดงแยกกัน',
          'ประชากรที่อยู่ในจังหวัดซึ่งมีตราสัญลักษณ์ ไม่ใช่ประชากรที่อยู่ในพื้นที่ที่ได้รับการรับรอง',
          'เมืองสมมติไม่นับรวมในตัวเลขระดับประเทศ',
        ],
      },
      'real-and-sample': {
        heading: 'ข้อมูลจริงและข้อมูลตัวอย่าง',
        paragraphs: [
          'ข้อมูลเมืองในรุ่นนี้เป็นข้อมูลของเมืองจริงจากแหล่งสาธารณะ หากมีข้อมูลของเมืองสมมติ จะมีข้อความกำกับว่า ข้อมูลตัวอย่าง ไม่ใช่เมืองจริง ทุกครั้ง',
        ],
      },
      changes: {
        heading: 'การแก้ไขและการเปลี่ยนแปลงวิธีการ',
        paragraphs: [
          'ทุกคนแจ้งแก้ไขข้อมูลได้จากหน้าของแต่ละเมือง ผลการพิจารณาเผยแพร่ที่หน้าการแก้ไขข้อมูล การเปลี่ยนแปลงวิธีการบันทึกไว้ในไฟล์ CHANGELOG.md ของโครงการ',
        ],
        links: { '/corrections': 'การแก้ไขข้อมูลที่เผยแพร่แล้ว' },
      },
      more: {
        heading: 'เรื่องอื่น',
        links: {
          '/accessibility': 'การเข้าถึงเว็บไซต์',
          '/privacy': 'การคุ้มครองข้อมูลส่วนบุคคล',
          '/developers': 'สำหรับนักพัฒนา',
        },
      },
    },
  },
  en: {
    siteMap: 'Site map for search engines',
    robots: 'What search engines may read',
    title: 'About this site',
    description:
      'What this site is, how the two statuses differ, how the data are made, and where each figure comes from',
    lead: 'Lak Mueang is an open platform for a country’s smart-city programme. It shows which cities are certified, by which source, and how far a city’s own data confirm its plan.',
    operator: 'Who runs this site',
    operatorUnknown: 'This installation does not name its operator',
    contact: 'Contact',
    contactUnknown:
      'This installation names no contact; you can use the correction form on the page of each city',
    notOfficial: {
      heading: 'Not an official site',
      paragraphs: [
        'This is not an official government website, and not an official register. Its data are compiled from the public sources named entry by entry.',
        'It uses no emblem or mark of any agency, and issues no emblem or certificate for a real city.',
      ],
    },
    sections: {
      statuses: {
        heading: 'Two statuses, kept apart',
        paragraphs: [
          'Every city has two statuses. They change for different reasons and are never mixed.',
        ],
        terms: {
          legal: {
            term: 'Legal status',
            means:
              'What a body announced or resolved. Only a decision of a body changes it. A city whose data come from public sources is shown as certified according to public sources, as of the day of the source; that never changes with the passing of time.',
          },
          proof: {
            term: 'Data status',
            means:
              'How far the data that the city connected confirm its plan. Only data change it. A city that has sent none is shown as having no data connected yet, which does not mean that it is off plan.',
          },
        },
      },
      validity: {
        heading: 'The term of an emblem',
        paragraphs: [
          'No public register that gives the days on which a certification starts and ends was found. So a term is shown with what it rests on:',
        ],
        terms: {
          known: {
            term: 'Known',
            means: 'A source states both the day of the grant and the term.',
          },
          computed: {
            term: 'Computed',
            means: 'A source states the day of the grant; 24 months are added.',
          },
          unknown: {
            term: 'Not known',
            means:
              'Only a year or a month is known, or the day on which the present term starts was not found.',
          },
        },
      },
      method: {
        heading: 'How the data are made',
        paragraphs: [
          'Facts are gathered from announcements, news and the developers’ own pages. Each keeps its source, and its confidence where it is not certain.',
        ],
        points: [
          'Where sources give different numbers, they stand side by side with their dates.',
          'What was looked for and not found is said to be not found; it is neither left blank nor filled in.',
          'Rules without a source are not shown to the public.',
          'Real cities are not ranked, and no figure is said to be caused by the programme.',
        ],
        links: { '/sources': 'Sources and licences', '/programme': 'Criteria of the programme' },
      },
      figures: {
        heading: 'Where each figure comes from',
        paragraphs: [
          'The figures on the home page are computed from the entries of this record, from official counts with their dates and sources, and from the population of provinces by the Office of the National Economic and Social Development Council (NESDC).',
        ],
        points: [
          'What a source counts and what is named in this record are two numbers, shown as two.',
          'People who live in a province with an emblem are not the same as people who live in a certified area.',
          'A sample city is counted in no national figure.',
        ],
      },
      'real-and-sample': {
        heading: 'What is real and what is sample',
        paragraphs: [
          'The cities of this release are real ones, from public sources. Wherever data of a sample city appear, they are marked: sample data, not a real city.',
        ],
      },
      changes: {
        heading: 'Corrections and changes of method',
        paragraphs: [
          'Anyone can ask for a correction from the page of a city. Answers are published under corrections. Changes of method are written down in the project’s file CHANGELOG.md.',
        ],
        links: { '/corrections': 'Published corrections' },
      },
      more: {
        heading: 'More',
        links: {
          '/accessibility': 'Accessibility',
          '/privacy': 'Privacy',
          '/developers': 'For developers',
        },
      },
    },
  },
})
