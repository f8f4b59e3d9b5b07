import type { Frame } from '../../src/web/frame.ts'

/** A frame for pages rendered without a server. */
export const frame = (over: Partial<Frame> = {}): Frame => ({
  lang: 'th',
  path: '/',
  site: { publicUrl: 'https://lakmueang.example', official: false, operator: null, contact: null },
  asOf: '2026-01',
  assets: {
    css: '/assets/portal.css',
    mark: '/assets/mark.svg',
    passkey: '/assets/passkey.js',
    check: '/assets/check-emblem.js',
    preload: ['/assets/looped-thai.woff2'],
  },
  viewer: null,
  formToken: null,
  ...over,
})
