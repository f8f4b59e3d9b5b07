/**
 * Words that passwords are commonly built from, in small letters without spaces. What is left of a password without them, and
 * without runs and repetitions, is what nobody guesses first. Source: the words that fill public lists of common passwords, with
 * those of this country and this programme.
 */
export const commonplaceWords: readonly string[] = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'p@ssword',
  'passphrase',
  'welcome',
  'letmein',
  'iloveyou',
  'administrator',
  'admin',
  'changeme',
  'default',
  'secret',
  'master',
  'monkey',
  'dragon',
  'football',
  'baseball',
  'superman',
  'sunshine',
  'princess',
  'trustno1',
  'thailand',
  'bangkok',
  'sawasdee',
  'smartcity',
  'lakmueang',
  'รหัสผ่าน',
  'ประเทศไทย',
  'กรุงเทพ',
  'สวัสดี',
  'เมืองอัจฉริยะ',
  'หลักเมือง',
]

/** Rows of keys and the order of letters and digits: a stretch of four or more of one, either way, is a run. */
export const runs: readonly string[] = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '๐๑๒๓๔๕๖๗๘๙๐๑๒๓๔๕๖๗๘๙',
  'ๆไำพะัีรนยบล',
  'ฟหกดเ้่าสวง',
  'ผปแอิืทมใฝ',
]
