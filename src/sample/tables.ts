type SampleProgressTable = { space: string; sent_until: Date }

declare module '../store/db.ts' {
  interface Tables {
    sample_progress: SampleProgressTable
  }
}
