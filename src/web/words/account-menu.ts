import { words } from './words.ts'

/** The way into one's account, at the top of every page. */
export const accountMenuWords = words({
  th: {
    label: 'บัญชีผู้ใช้',
    signIn: 'ลงชื่อเข้าใช้',
    signOut: 'ออกจากระบบ',
    account: 'บัญชีของฉัน',
    organisation: 'ผู้ปฏิบัติหน้าที่และคำเชิญ',
    data: 'ข้อมูลเมือง',
    people: 'บุคคลในระบบ',
    breaches: 'เหตุละเมิดข้อมูล',
    audit: 'บันทึกการกระทำ',
    mail: 'จดหมายของระบบ',
    acting: (role: string, place: string) => `ปฏิบัติหน้าที่${role} ${place}`.trim(),
    notActing: 'ยังไม่ได้เลือกบทบาท',
    sample: 'บุคคลตัวอย่าง',
  },
  en: {
    label: 'Your account',
    signIn: 'Sign in',
    signOut: 'Sign out',
    account: 'My account',
    organisation: 'Mandates and invitations',
    data: 'City data',
    people: 'People',
    breaches: 'Breaches',
    audit: 'Audit record',
    mail: 'System mail',
    acting: (role: string, place: string) =>
      place ? `Acting as ${role}, ${place}` : `Acting as ${role}`,
    notActing: 'No role chosen yet',
    sample: 'sample person',
  },
})
