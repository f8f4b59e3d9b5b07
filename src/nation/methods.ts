import { type Text, text } from '../base/text.ts'
import type { YearMeasures } from './measures/index.ts'

export type MethodName = keyof YearMeasures | 'betaConvergence' | 'locationQuotient' | 'lorenz'

/**
 * How a measure is worked out, for whoever reads its number: the formula over areas i with value x, share of people (or of the
 * weight) p, share of the total y and mean mu; whether areas are weighted; what other packages call by the same name.
 */
export type Method = {
  name: MethodName
  title: Text
  formula: string
  weighted: boolean
  /** What the number says, in one sentence; and the naming trap where there is one. */
  note: Text
  source: string
}

/** Every method, in the order of its documentation. Sources: those named in the docstrings of `measures/`. */
export const methods: readonly Method[] = [
  {
    name: 'giniWeighted',
    title: text('ดัชนีจีนี ถ่วงน้ำหนัก', 'Gini, weighted'),
    formula: 'Σᵢ Σⱼ pᵢ pⱼ |xᵢ − xⱼ| / (2μ)',
    weighted: true,
    note: text(
      '0 คือเท่ากันทุกพื้นที่ ค่ายิ่งมากยิ่งต่างกันมาก ไม่ใช่จีนีแบบถ่วงตามกลุ่ม และไม่ปรับด้วย n/(n − 1)',
      '0 when all are equal. Not the class-weighted Gini of REAT::gini, and not corrected by n/(n − 1).',
    ),
    source: 'Lerman & Yitzhaki (1989)',
  },
  {
    name: 'gini',
    title: text('ดัชนีจีนี นับแต่ละพื้นที่เท่ากัน', 'Gini, each area counted once'),
    formula: 'Σᵢ Σⱼ |xᵢ − xⱼ| / (2n² mean)',
    weighted: false,
    note: text('จังหวัดใหญ่และเล็กมีน้ำหนักเท่ากัน', 'Large and small provinces weigh the same.'),
    source: 'Gini (1912)',
  },
  {
    name: 'theilL',
    title: text('ดัชนีไทล์ L (GE0)', 'Theil L (GE0, mean log deviation)'),
    formula: 'Σ p ln(μ/x) = Σ P_g ln(μ/μ_g) + Σ P_g L_g',
    weighted: true,
    note: text(
      'แยกได้พอดีเป็นส่วนระหว่างภาคและส่วนภายในภาค ระวังชื่อ: REAT::theil ของภาษา R คือ L ไม่ใช่ T',
      'Splits exactly into a part between and a part within regions. Naming trap: R’s REAT::theil is L, not T.',
    ),
    source: 'Theil (1967)',
  },
  {
    name: 'theilT',
    title: text('ดัชนีไทล์ T (GE1)', 'Theil T (GE1)'),
    formula: 'Σ y ln(y/p) = Σ Y_g ln(Y_g/P_g) + Σ Y_g T_g',
    weighted: true,
    note: text(
      'ไวต่อพื้นที่ค่าสูงมากกว่า L และใช้ได้เมื่อมีค่าเป็นศูนย์ ระวังชื่อ: ineq::Theil(parameter = 0) คือ T',
      'More sensitive to high values than L, and defined with zeros. Naming trap: ineq::Theil(parameter = 0) is T.',
    ),
    source: 'Theil (1967)',
  },
  {
    name: 'generalisedEntropy2',
    title: text('เอนโทรปีทั่วไป GE2', 'Generalised entropy GE2'),
    formula: '(Σ p (x/μ)² − 1) / 2',
    weighted: true,
    note: text('ครึ่งหนึ่งของกำลังสองของดัชนีวิลเลียมสัน', 'Half the square of the Williamson index.'),
    source: 'Shorrocks (1980)',
  },
  {
    name: 'atkinsonHalf',
    title: text('ดัชนีแอตคินสัน ε = 0.5', 'Atkinson, ε = 0.5'),
    formula: '1 − (Σ p (x/μ)^½)²',
    weighted: true,
    note: text('ให้ความสำคัญกับพื้นที่ค่าต่ำน้อย', 'Low values weigh a little.'),
    source: 'Atkinson (1970)',
  },
  {
    name: 'atkinsonOne',
    title: text('ดัชนีแอตคินสัน ε = 1', 'Atkinson, ε = 1'),
    formula: '1 − exp(Σ p ln x)/μ = 1 − exp(−L)',
    weighted: true,
    note: text('ให้ความสำคัญกับพื้นที่ค่าต่ำปานกลาง', 'Low values weigh more.'),
    source: 'Atkinson (1970)',
  },
  {
    name: 'atkinsonTwo',
    title: text('ดัชนีแอตคินสัน ε = 2', 'Atkinson, ε = 2'),
    formula: '1 − 1/Σ p (μ/x)',
    weighted: true,
    note: text('ให้ความสำคัญกับพื้นที่ค่าต่ำมาก', 'Low values weigh most.'),
    source: 'Atkinson (1970)',
  },
  {
    name: 'williamsonWeighted',
    title: text('ดัชนีวิลเลียมสัน', 'Williamson index'),
    formula: '√(Σ p (x − μ)²) / μ',
    weighted: true,
    note: text(
      'ส่วนเบี่ยงเบนรอบค่าเฉลี่ยถ่วงน้ำหนัก ระวัง: REAT::williamson ใช้ค่าเฉลี่ยไม่ถ่วงน้ำหนักหากไม่สั่งเป็นอย่างอื่น',
      'Deviations from the weighted mean. Naming trap: REAT::williamson takes the unweighted mean unless told otherwise.',
    ),
    source: 'Williamson (1965)',
  },
  {
    name: 'hoover',
    title: text('ดัชนีฮูเวอร์', 'Hoover index'),
    formula: '½ Σ |y − p|',
    weighted: true,
    note: text(
      'ส่วนของผลรวมที่ต้องย้ายที่เพื่อให้ทุกพื้นที่เท่ากัน',
      'The share of the total that would have to move for all to be equal.',
    ),
    source: 'Hoover (1936)',
  },
  {
    name: 'coefficientOfVariation',
    title: text('สัมประสิทธิ์การแปรผัน', 'Coefficient of variation'),
    formula: 'sd(x)/mean(x), ÷ n',
    weighted: false,
    note: text(
      'ใช้ส่วนเบี่ยงเบนแบบประชากร (หาร n) โปรแกรมส่วนใหญ่หาร n − 1',
      'The population deviation (by n); most packages divide by n − 1.',
    ),
    source: 'Barro & Sala-i-Martin (2004), ch. 11',
  },
  {
    name: 'sigma',
    title: text('ซิกมา (ส่วนเบี่ยงเบนของ ln x)', 'Sigma (deviation of ln x)'),
    formula: 'sd(ln x), ÷ n',
    weighted: false,
    note: text(
      'ลู่เข้าเมื่อลดลงตามเวลา นับแต่ละพื้นที่เท่ากัน จึงอาจลดลงแม้ตัววัดถ่วงน้ำหนักเพิ่มขึ้น',
      'Areas converge when it falls over time. Unweighted: it may fall while weighted measures rise.',
    ),
    source: 'Barro & Sala-i-Martin (2004), ch. 11',
  },
  {
    name: 'hhi',
    title: text('ดัชนีการกระจุกตัว HHI', 'Concentration (HHI)'),
    formula: 'Σ y²',
    weighted: true,
    note: text(
      'ส่วนกลับคือจำนวนพื้นที่เท่า ๆ กันที่ให้ค่าเดียวกัน ใช้สัดส่วน ไม่ใช่ร้อยละ',
      'Its reciprocal is the number of equal areas with the same index. Shares, not per cent.',
    ),
    source: 'Hirschman (1964)',
  },
  {
    name: 'primacy',
    title: text('ส่วนแบ่งของพื้นที่ใหญ่สุด', 'Primacy: the largest share'),
    formula: 'max y',
    weighted: true,
    note: text('ส่วนแบ่งในผลรวมของพื้นที่ที่มีมากที่สุด', 'The share of the total in the largest area.'),
    source: 'Jefferson (1939)',
  },
  {
    name: 'maxMin',
    title: text('สูงสุดต่อต่ำสุด', 'Highest by lowest'),
    formula: 'max x / min x',
    weighted: false,
    note: text(
      'เข้าใจง่ายแต่เปราะบาง พื้นที่เดียวที่ปลายด้านใดด้านหนึ่งเปลี่ยนค่าได้ทั้งหมด',
      'Easy to say and fragile: one area at either end decides it. Never read alone.',
    ),
    source: '–',
  },
  {
    name: 'top10Bottom40',
    title: text('ค่าเฉลี่ยกลุ่มบน 10% ต่อกลุ่มล่าง 40%', 'Top 10 % by bottom 40 %, means'),
    formula: 'mean(top 10 %) / mean(bottom 40 %)',
    weighted: true,
    note: text(
      'จากค่าเฉลี่ยของพื้นที่ ไม่ใช่ของครัวเรือน อัตราส่วนพัลมาเทียบส่วนแบ่ง จึงเป็นหนึ่งในสี่ของค่านี้',
      'From means of areas, not of households. The Palma ratio compares shares and is a quarter of this.',
    ),
    source: 'Palma (2011)',
  },
  {
    name: 'lorenz',
    title: text('เส้นโค้งลอเรนซ์', 'Lorenz curve'),
    formula: '(Σ p, Σ y), x ↑',
    weighted: true,
    note: text(
      'พื้นที่ระหว่างเส้นโค้งกับเส้นทแยงมุมคือครึ่งหนึ่งของดัชนีจีนีถ่วงน้ำหนัก',
      'The area between curve and diagonal is half of the weighted Gini.',
    ),
    source: 'Lorenz (1905)',
  },
  {
    name: 'locationQuotient',
    title: text('ดัชนีเทียบส่วนประชากร (LQ)', 'Location quotient'),
    formula: 'y / p',
    weighted: true,
    note: text('1 คือมีเท่ากับส่วนของประชากร', '1 means as much as its people.'),
    source: 'Isard (1960), ch. 5',
  },
  {
    name: 'betaConvergence',
    title: text('การลู่เข้าแบบเบตา', 'Beta convergence'),
    formula: '(1/T) ln(x_T/x₀) = a + b ln x₀;  −ln(1 + bT)/T',
    weighted: false,
    note: text(
      'b ติดลบคือพื้นที่ที่เริ่มต่ำกว่าเพิ่มขึ้นเร็วกว่า โปรแกรมบางชุดไม่หารด้วย T',
      'With b under zero, areas that started lower grew faster. Some packages do not divide by T.',
    ),
    source: 'Barro & Sala-i-Martin (1992)',
  },
]

/** The method of a measure. */
export function methodOf(name: MethodName): Method {
  return methods.find((method) => method.name === name) as Method
}
