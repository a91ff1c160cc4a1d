/** One code of a national list, with its name in both languages. */
export interface Code {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Other words for it, as they stand in rosters. */
  readonly synonyms?: readonly string[];
}

/** A list as its standard publishes it. Codes are never reused, so an entry is never taken out. */
export interface CodeList {
  readonly name: string;
  /** Number, year and title of the standard. */
  readonly source: string;
  readonly codes: readonly Code[];
}

const ANSWERS_MAX = 1_000;

/** Finds a code by its number, its name or a synonym; blanks and brackets make no difference. */
export function codeFinder(list: CodeList): (text: string) => Code | undefined {
  const tidy = (text: string) =>
    text
      .normalize('NFKC')
      .replace(/[\s()（）、,，/]/g, '')
      .toLowerCase();
  const byText = new Map<string, Code>();
  for (const code of list.codes) {
    for (const text of [code.code, code.zh, code.en, ...(code.synonyms ?? [])]) {
      if (!byText.has(tidy(text))) byText.set(tidy(text), code);
    }
  }
  // A list says the same few words a hundred thousand times.
  const answers = new Map<string, Code | undefined>();
  return (text) => {
    if (answers.has(text)) return answers.get(text);
    const code = byText.get(tidy(text));
    if (answers.size < ANSWERS_MAX) answers.set(text, code);
    return code;
  };
}
