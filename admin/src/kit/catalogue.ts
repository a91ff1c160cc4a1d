/** One text in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** A text, or a sentence with facts to fill in; groups as deep as a page needs. */
type Text = string | ((...facts: never[]) => string);
interface TextGroup {
  readonly [key: string]: Text | TextGroup;
}

/** The texts of a folder. English must have exactly the keys and facts of Chinese, or it does not compile. */
export function defineTexts<T extends TextGroup>(texts: { zh: T; en: NoInfer<T> }): { zh: T; en: T } {
  return texts;
}

/** Each language is named in itself, whichever is switched on. */
export const languageNames: Bilingual = { zh: '中文', en: 'English' };
