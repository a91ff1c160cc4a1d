/** Something that a person has to put right before the program can start: one clear sentence in each language. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly zh: string;
  readonly en: string;

  constructor(zh: string, en: string, cause?: unknown) {
    super(en, { cause });
    this.zh = zh;
    this.en = en;
  }
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
