import { type Text, text } from '../../base/text.ts'

/** Why a measure is not defined for the data it was given. */
export type Reason =
  | 'no-areas'
  | 'not-finite'
  | 'negative-weight'
  | 'no-weight'
  | 'mean-not-positive'
  | 'negative-value'
  | 'zero-value'
  | 'zero-divisor'
  | 'one-area'
  | 'no-spread'
  | 'not-converging'
  | 'overshooting'
  | 'bad-parameter'
  | 'out-of-range'

/** The answer of a measure: a finite value, or the reason why there is none. Never NaN, Infinity or a thrown error. */
export type Measured<T = number> = { defined: true; value: T } | NotDefined
export type NotDefined = { defined: false; reason: Reason; because: Text }

const sentences: Record<Reason, Text> = {
  'no-areas': text('ไม่มีพื้นที่ให้คำนวณ', 'There are no areas to measure.'),
  'not-finite': text(
    'มีค่าหรือน้ำหนักที่ไม่ใช่จำนวนจริงที่มีขอบเขต',
    'A value or a weight is not a finite number.',
  ),
  'negative-weight': text('มีน้ำหนักที่ติดลบ', 'A weight is negative.'),
  'no-weight': text('น้ำหนักรวมเป็นศูนย์', 'The weights add up to zero.'),
  'mean-not-positive': text(
    'ค่าเฉลี่ยเป็นศูนย์หรือติดลบ จึงเทียบเป็นสัดส่วนของค่าเฉลี่ยไม่ได้',
    'The mean is zero or negative, so nothing can be put in proportion to it.',
  ),
  'negative-value': text(
    'มีค่าติดลบ ซึ่งสูตรนี้ไม่นิยามไว้',
    'A value is negative, and the formula is not defined for it.',
  ),
  'zero-value': text(
    'มีค่าเป็นศูนย์ ซึ่งหาลอการิทึมหรือส่วนกลับไม่ได้',
    'A value is zero, which has neither a logarithm nor a reciprocal.',
  ),
  'zero-divisor': text('ตัวหารเป็นศูนย์', 'The divisor is zero.'),
  'one-area': text(
    'มีพื้นที่เดียว จึงไม่มีสิ่งให้เปรียบเทียบ',
    'There is only one area, so there is nothing to compare it with.',
  ),
  'no-spread': text('ทุกค่าเท่ากัน', 'All values are the same.'),
  'not-converging': text(
    'ค่า b ไม่ติดลบ พื้นที่ที่เริ่มต้นต่ำกว่าไม่ได้เพิ่มขึ้นเร็วกว่า',
    'b is not negative: areas that started lower did not grow faster.',
  ),
  overshooting: text(
    'ค่า b ต่ำกว่า −1/T ลำดับของพื้นที่กลับกัน จึงไม่มีอัตราเร็วของการลู่เข้า',
    'b is at or under −1/T: the areas changed places, so there is no speed of convergence.',
  ),
  'bad-parameter': text(
    'พารามิเตอร์อยู่นอกช่วงที่สูตรนิยามไว้',
    'The parameter is outside the range of the formula.',
  ),
  'out-of-range': text(
    'ผลลัพธ์อยู่นอกช่วงของเลขทศนิยมความแม่นยำสองเท่า',
    'The result is outside the range of double-precision numbers.',
  ),
}

/** A value that stands; one that left the range of doubles on the way is `out-of-range` instead. */
export function measured(value: number): Measured {
  return Number.isFinite(value) ? { defined: true, value } : notDefined('out-of-range')
}

/** A composed value whose numbers are known to be finite. */
export function measuredAs<T>(value: T): Measured<T> {
  return { defined: true, value }
}

export function notDefined(reason: Reason): NotDefined {
  return { defined: false, reason, because: sentences[reason] }
}
