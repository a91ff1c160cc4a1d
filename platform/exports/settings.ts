/** What a county may set about exports. */
export interface ExportSettings {
  /** Files are taken away after this; the record of the export stays. */
  readonly keepDays: number;
  /** How often the program looks for files whose days are over. */
  readonly sweepMinutes: number;
}

export const exportDefaults: ExportSettings = { keepDays: 7, sweepMinutes: 60 };
