import { expect, test } from 'vitest'
import { incompleteCorrection, noSuchCity } from '../../src/programme/index.ts'
import {
  emptyForm,
  errorsFrom,
  isFromRobot,
  readFields,
  toNewCorrection,
} from '../../src/web/correction-form.ts'
import { CorrectionFormPage } from '../../src/web/pages/correction-form.tsx'
import { open, text, texts } from './html.ts'

const name = { th: 'แม่เมาะเมืองน่าอยู่', en: 'Mae Moh Livable City' }
const refused = incompleteCorrection({
  members: {
    fields: [
      { name: 'right', detail: { th: 'ต้องระบุ', en: 'must be filled in' } },
      { name: 'contact', detail: { th: 'ต้องเป็นที่อยู่อีเมล', en: 'must be an e-mail address' } },
    ],
  },
})

test('an empty form asks for the two texts, and says what is optional', () => {
  const root = open(<CorrectionFormPage slug="mae-moh" name={name} form={emptyForm} />, {
    lang: 'en',
  })
  const form = root.querySelector('form[method=post]')
  expect(form?.getAttribute('action')).toBe('/en/cities/mae-moh/correction')
  expect(texts(root, 'form.form label')).toEqual([
    'What is wrong or missing?',
    'What is right?',
    'Web address of a source (optional)',
    'E-mail address to reach you (optional)',
    'Please leave this field empty',
  ])
  expect(root.querySelector('.error-summary')).toBeNull()
})

test('a refused form keeps what was typed, and names each fault above and beside its field', () => {
  const fields = { wrong: 'ปี <b>', right: '', sourceUrl: '', contact: 'nobody' }
  const form = { fields, errors: errorsFrom(refused, 'th') ?? [] }
  const root = open(<CorrectionFormPage slug="mae-moh" name={name} form={form} />)
  const links = [...root.querySelectorAll('.error-summary a')]
  expect(links.map((link) => [link.getAttribute('href'), link.textContent])).toEqual([
    ['#right', 'ข้อมูลที่ถูกต้อง: ต้องระบุ'],
    ['#contact', 'อีเมลสำหรับติดต่อกลับ: ต้องเป็นที่อยู่อีเมล'],
  ])
  for (const id of ['right', 'contact']) {
    const control = root.getElementById(id)
    expect(control?.getAttribute('aria-invalid')).toBe('true')
    expect(control?.getAttribute('aria-describedby')).toContain(`${id}-error`)
  }
  expect(root.getElementById('wrong')?.getAttribute('aria-invalid')).toBeNull()
  expect(root.getElementById('wrong')?.innerHTML).toBe('ปี &lt;b&gt;')
  expect(root.getElementById('contact')?.getAttribute('value')).toBe('nobody')
  expect(text(root, 'title')).toMatch(/^ข้อผิดพลาด: /)
})

test('errors come in the language of the reader', () => {
  expect(errorsFrom(refused, 'en')).toEqual([
    { name: 'right', message: '“What is right” must be filled in' },
    { name: 'contact', message: '“E-mail address” must be an e-mail address' },
  ])
})

test('another failure is no fault of the form', () => {
  expect(errorsFrom(noSuchCity(), 'th')).toBeUndefined()
  expect(errorsFrom(new Error('lost'), 'th')).toBeUndefined()
})

test('fields are read as text: trimmed, line ends evened, what cannot be shown left out', () => {
  const body = { wrong: ' ก\r\nข\u0000 ', right: ['a', 'b'], sourceUrl: 5, other: 'x' }
  expect(readFields(body)).toEqual({ wrong: 'ก\nข', right: '', sourceUrl: '', contact: '' })
})

test('what was left empty is not handed on', () => {
  const fields = { wrong: 'ก', right: 'ข', sourceUrl: '', contact: '' }
  expect(toNewCorrection('mae-moh', fields)).toEqual({
    slug: 'mae-moh',
    wrong: 'ก',
    right: 'ข',
    sourceUrl: undefined,
    contact: undefined,
  })
})

test('only a program fills in the field that nobody sees', () => {
  expect(isFromRobot({ website: '' })).toBe(false)
  expect(isFromRobot({})).toBe(false)
  expect(isFromRobot({ website: 'https://spam.example' })).toBe(true)
})
