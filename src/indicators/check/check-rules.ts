import { isPartialDay } from '../../base/day.ts'
import {
  type Declaration,
  type DeclarationFault,
  durationMs,
  faultAt,
} from '../declaration/index.ts'

/** Checks what the shape alone cannot say: drawing together, rules for missing data, targets, goalposts, and what is tested. */
export function checkRules(declaration: Declaration): DeclarationFault[] {
  return [
    ...checkDrawing(declaration),
    ...checkMissing(declaration),
    ...checkFigures(declaration),
    ...checkTested(declaration),
  ]
}

function checkDrawing({ inputs }: Declaration): DeclarationFault[] {
  return Object.entries(inputs).flatMap(([name, { bucket, within, over, minHours, freshness }]) => {
    const path = `/inputs/${name}`
    const faults: DeclarationFault[] = []
    if (within === 'timeWeightedMean' && bucket !== 'P1D')
      faults.push(
        faultAt(
          `${path}/within`,
          'drawing',
          'timeWeightedMean ใช้กับช่วง P1D เท่านั้น',
          'timeWeightedMean is for buckets of a day.',
        ),
      )
    if (minHours !== undefined && bucket !== 'P1D')
      faults.push(
        faultAt(
          `${path}/minHours`,
          'drawing',
          'minHours ใช้กับช่วง P1D เท่านั้น',
          'minHours is for buckets of a day.',
        ),
      )
    if (minHours !== undefined && within === 'delta')
      faults.push(
        faultAt(
          `${path}/minHours`,
          'drawing',
          'minHours ใช้กับ delta ไม่ได้',
          'minHours cannot be used with delta.',
        ),
      )
    if (over === 'latest' && bucket !== 'P1D')
      faults.push(
        faultAt(
          `${path}/over`,
          'drawing',
          'latest ใช้กับช่วง P1D เท่านั้น',
          'latest is for buckets of a day.',
        ),
      )
    if (durationMs(freshness) === 0)
      faults.push(
        faultAt(`${path}/freshness`, 'drawing', 'ต้องนานกว่าศูนย์', 'It must be longer than nothing.'),
      )
    return faults
  })
}

function checkMissing({ missing, inputs }: Declaration): DeclarationFault[] {
  const all: [string, Declaration['missing']][] = [['/missing', missing]]
  for (const [name, input] of Object.entries(inputs))
    if (input.missing) all.push([`/inputs/${name}/missing`, input.missing])
  return all.flatMap(([path, rule]) => {
    const faults: DeclarationFault[] = []
    if (rule.policy === 'carry' && rule.for === undefined)
      faults.push(
        faultAt(
          `${path}/for`,
          'missing-rule',
          'ต้องระบุว่าใช้ผลก่อนหน้าได้นานเท่าใด',
          'Say for how long an earlier result may stand in.',
        ),
      )
    if (rule.policy === 'carry' && path !== '/missing')
      faults.push(
        faultAt(
          path,
          'missing-rule',
          'carry ใช้กับตัวชี้วัดทั้งตัวเท่านั้น',
          'carry is a rule of the indicator, not of one input.',
        ),
      )
    if (rule.policy === 'zero' && rule.because === undefined)
      faults.push(
        faultAt(
          `${path}/because`,
          'missing-rule',
          'ต้องให้เหตุผลว่าเหตุใดไม่มีข้อมูลจึงเท่ากับศูนย์',
          'Say why no data mean zero.',
        ),
      )
    return faults
  })
}

function checkFigures({ goalposts, targets, baseline, inputs }: Declaration): DeclarationFault[] {
  const faults: DeclarationFault[] = []
  if (goalposts.min >= goalposts.max)
    faults.push(
      faultAt('/goalposts', 'goalposts', 'min ต้องน้อยกว่า max', 'min must be less than max.'),
    )
  if (Object.keys(inputs).length > 20)
    faults.push(faultAt('/inputs', 'too-large', 'มีได้ไม่เกิน 20 รายการ', 'At most 20 inputs.'))
  const dated = targets.map(({ by }, at): [string, string] => [`/targets/${at}/by`, by])
  if (baseline) dated.push(['/baseline/by', baseline.by])
  for (const [path, by] of dated)
    if (!isPartialDay(by))
      faults.push(faultAt(path, 'target', 'ไม่ใช่ปี เดือน หรือวันที่', 'It is no year, month or day.'))
  return faults
}

/** At least one test is of missing data, and none gives what the formula does not have. */
function checkTested({ tests }: Declaration): DeclarationFault[] {
  const isMissing = tests.some(({ inputs }) =>
    Object.values(inputs).some(
      (given) =>
        given === null || given === 'stale' || (Array.isArray(given) && given.includes(null)),
    ),
  )
  if (isMissing) return []
  return [
    faultAt(
      '/tests',
      'test',
      'ต้องมีการทดสอบข้อมูลขาดอย่างน้อยหนึ่งรายการ',
      'At least one test must be of missing data.',
    ),
  ]
}
