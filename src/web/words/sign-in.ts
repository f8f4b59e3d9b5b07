import { words } from './words.ts'

/** Signing in, and the ways back for those who cannot. Nothing here may tell whether an account exists. */
export const signInWords = words({
  th: {
    title: 'ลงชื่อเข้าใช้',
    description: 'ลงชื่อเข้าใช้สำหรับผู้ปฏิบัติหน้าที่ในโครงการเมืองอัจฉริยะ',
    lead: 'สำหรับผู้ปฏิบัติหน้าที่ในเมือง หน่วยงาน คณะกรรมการ และสำนักงาน การอ่านข้อมูลสาธารณะไม่ต้องลงชื่อเข้าใช้',
    needed: 'หน้าที่ท่านเปิดต้องลงชื่อเข้าใช้ก่อน เมื่อลงชื่อแล้วระบบจะพากลับไปหน้านั้น',
    ended: 'ออกจากระบบแล้ว',
    passwordHeading: 'อีเมลและรหัสผ่าน',
    email: 'อีเมล',
    emailMissing: 'โปรดระบุอีเมล',
    password: 'รหัสผ่าน',
    passwordMissing: 'โปรดระบุรหัสผ่าน',
    submit: 'ลงชื่อเข้าใช้',
    forgotten: 'ลืมรหัสผ่าน หรือเข้าใช้ไม่ได้',
    otherHeading: 'วิธีอื่น',
    passkey: 'ลงชื่อเข้าใช้ด้วยพาสคีย์',
    passkeyHint: 'ใช้ลายนิ้วมือ ใบหน้า หรือรหัสปลดล็อกของอุปกรณ์ที่ลงทะเบียนไว้',
    passkeyStopped: 'ยังไม่ได้ลงชื่อเข้าใช้ โปรดลองอีกครั้งหรือใช้วิธีอื่น',
    provider: (name: string) => `ลงชื่อเข้าใช้ด้วย ${name}`,
    noAccount: 'ยังไม่มีบัญชี',
    noAccountText: 'บัญชีเปิดด้วยคำเชิญเท่านั้น โปรดติดต่อผู้บริหารเมือง หน่วยงานต้นสังกัด หรือเลขานุการคณะของท่าน',
    samplesHeading: 'บุคคลตัวอย่าง',
    samplesText:
      'ระบบนี้เปิดใช้ข้อมูลตัวอย่าง บุคคลต่อไปนี้ไม่มีตัวตนจริง ทำได้เฉพาะในเมืองสมมติ และผู้ใดก็ลงชื่อเข้าใช้แทนได้',
    sampleAs: (name: string) => `เป็น ${name}`,
  },
  en: {
    title: 'Sign in',
    description: 'Sign in to act for a city, an organisation, a body or the programme',
    lead: 'For those who act for a city, an organisation, a committee or the office. Public data can be read without signing in.',
    needed: 'The page you opened needs you to sign in first. You are taken there once you have.',
    ended: 'You have signed out.',
    passwordHeading: 'E-mail address and password',
    email: 'E-mail address',
    emailMissing: 'Please give your e-mail address',
    password: 'Password',
    passwordMissing: 'Please give your password',
    submit: 'Sign in',
    forgotten: 'Password forgotten, or no way in',
    otherHeading: 'Other ways',
    passkey: 'Sign in with a passkey',
    passkeyHint: 'Uses the fingerprint, face or screen lock of a device you have registered.',
    passkeyStopped: 'You are not signed in. Please try again or use another way.',
    provider: (name: string) => `Sign in with ${name}`,
    noAccount: 'No account yet?',
    noAccountText:
      'Accounts are opened by invitation only. Please ask the executive of your city, your organisation, or the secretary of your body.',
    samplesHeading: 'Sample people',
    samplesText:
      'This installation shows samples. The following people do not exist, act in the sample city only, and anyone may sign in as them.',
    sampleAs: (name: string) => `as ${name}`,
  },
})

/** Getting back in by a link that comes by mail. */
export const recoveryWords = words({
  th: {
    title: 'ขอลิงก์กลับเข้าใช้',
    description: 'ขอลิงก์ทางอีเมลเพื่อตั้งรหัสผ่านใหม่',
    lead: 'ระบบจะส่งลิงก์ไปยังอีเมลของท่าน เปิดลิงก์นั้นเพื่อตั้งรหัสผ่านใหม่',
    email: 'อีเมลของบัญชี',
    emailWrong: 'โปรดระบุที่อยู่อีเมลให้ถูกต้อง',
    submit: 'ส่งลิงก์',
    sentTitle: 'รับคำขอแล้ว',
    sentLead: 'หากมีบัญชีที่ใช้อีเมลนี้ ท่านจะได้รับลิงก์ภายในไม่กี่นาที ลิงก์ใช้ได้ครั้งเดียว ภายใน 1 ชั่วโมง',
    sentSpam: 'หากยังไม่ได้รับ โปรดตรวจสอบกล่องจดหมายขยะ หรือขอใหม่อีกครั้ง',
    again: 'ขอลิงก์อีกครั้ง',
    back: 'กลับไปหน้าลงชื่อเข้าใช้',
    newTitle: 'ตั้งรหัสผ่านใหม่',
    newLead: 'เมื่อตั้งแล้ว การเข้าใช้เดิมทุกเครื่องจะสิ้นสุด และลิงก์นี้ใช้ไม่ได้อีก',
    newSubmit: 'ตั้งรหัสผ่านและเข้าใช้',
    newPasskey: 'ใช้พาสคีย์แทนรหัสผ่าน',
  },
  en: {
    title: 'Ask for a link to get back in',
    description: 'Ask for a link by e-mail to set a new password',
    lead: 'A link is sent to your address. Open it to set a new password.',
    email: 'E-mail address of the account',
    emailWrong: 'Please give a correct e-mail address',
    submit: 'Send the link',
    sentTitle: 'Request received',
    sentLead:
      'If there is an account with this address, a link reaches it within minutes. It works once, within 1 hour.',
    sentSpam: 'If nothing arrives, look among unwanted mail, or ask again.',
    again: 'Ask for a link again',
    back: 'Back to signing in',
    newTitle: 'Set a new password',
    newLead: 'Once it is set, you are signed out everywhere else and this link no longer works.',
    newSubmit: 'Set the password and sign in',
    newPasskey: 'Use a passkey instead',
  },
})

/** Choosing a password, or making a passkey. */
export const newWayWords = words({
  th: {
    password: 'รหัสผ่านใหม่',
    passwordHint: (shortest: string) =>
      `อย่างน้อย ${shortest} ตัวอักษร เช่น คำสี่คำที่ไม่เกี่ยวกัน ไม่บังคับตัวเลขหรือเครื่องหมาย`,
    passkeyHint: 'ไม่ต้องจำรหัสผ่าน ใช้ลายนิ้วมือ ใบหน้า หรือรหัสปลดล็อกของอุปกรณ์',
    passkeyLabel: 'ชื่อเรียกอุปกรณ์',
    passkeyLabelHint: 'เช่น โน้ตบุ๊กที่ทำงาน ใช้แยกแยะเมื่อมีหลายเครื่อง',
    passkeyStopped: 'ยังไม่ได้เพิ่มพาสคีย์ โปรดลองอีกครั้งหรือใช้วิธีอื่น',
    provider: (name: string) => `ใช้ ${name}`,
  },
  en: {
    password: 'New password',
    passwordHint: (shortest: string) =>
      `At least ${shortest} characters; four unrelated words will do. Digits and signs are not required.`,
    passkeyHint: 'No password to remember: the fingerprint, face or screen lock of the device.',
    passkeyLabel: 'What to call this device',
    passkeyLabelHint: 'For example, laptop at work: it tells your devices apart.',
    passkeyStopped: 'No passkey was added. Please try again or use another way.',
    provider: (name: string) => `Use ${name}`,
  },
})
