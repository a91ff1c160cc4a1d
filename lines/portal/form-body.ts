import type { App } from '../../platform/http/index.ts';

/** What a form of a page sends: names and texts, nothing else. */
export type FormBody = Readonly<Record<string, string>>;

/** A form of these pages is short; what is longer was not typed into one. */
export const FORM_BYTES_MAX = 64 * 1024;
const FIELDS_MAX = 120;
const NAME = /^[A-Za-z][A-Za-z0-9._-]{0,60}$/;
/** Marks that no keyboard writes, and that the database would refuse. */
const UNWRITABLE = /[[\p{Cc}--[\t\n\r\u0080-\u009f]]\ufeff\u202a-\u202e\u2066-\u2069]/gv;

export const cleanText = (text: string): string =>
  text.toWellFormed().replace(/\r\n?/g, '\n').replace(UNWRITABLE, '').trim();

/** Reads what an HTML form sends. Names that no form of ours has are left out, as is what comes after too many. */
export function readFormBody(text: string): FormBody {
  const read: Record<string, string> = Object.create(null);
  let count = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    count += 1;
    if (count > FIELDS_MAX) break;
    if (NAME.test(name)) read[name] = cleanText(value);
  }
  return read;
}

/** Lets the routes of this scope, and no other of the program, read forms. */
export function takeForms(scope: App): void {
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_BYTES_MAX },
    (_request, body, done) => done(null, readFormBody(String(body))),
  );
}
