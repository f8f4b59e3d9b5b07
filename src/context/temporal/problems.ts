import { resourceNotFound } from '../problems.ts'

export function noSuchAttribute() {
  return resourceNotFound({
    detail: {
      th: 'ไม่มีประวัติของแอตทริบิวต์นี้ในเอนทิตี',
      en: 'Nothing is recorded of this attribute of the entity.',
    },
  })
}

export function noSuchInstance() {
  return resourceNotFound({
    detail: {
      th: 'ไม่มีอินสแตนซ์นี้ในประวัติของแอตทริบิวต์',
      en: 'The attribute has no such instance in its history.',
    },
  })
}
