/**
 * Text that a spreadsheet program could take for a formula: it starts, blanks and invisible characters aside,
 * with one of `= + - @` in any width, or with a tab or line end that would start a new cell when pasted.
 * Apostrophes in front count with it, so that `disarm` never makes two texts the same.
 */
const ARMED = /^'*[\s\p{Cf}\p{Cc}\u3164\u115f\u1160]*[=+\-@\t\r\n＝＋－＠﹢﹣﹦﹫\u2212]/u;
/** Exactly what `disarm` puts out. */
const DISARMED = /^'+[\s\p{Cf}\p{Cc}\u3164\u115f\u1160]*[=+\-@\t\r\n＝＋－＠﹢﹣﹦﹫\u2212]/u;

/**
 * Puts an apostrophe before text that could be taken for a formula (OWASP, CSV injection); any other text
 * stays as it is. A cell typed as text is harmless by itself, but not once an officer saves the workbook as CSV.
 */
export function disarm(text: string): string {
  return ARMED.test(text) ? `'${text}` : text;
}

/** The text that `disarm` was given. For readers of what we wrote: `rearm(disarm(text)) === text`, always. */
export function rearm(text: string): string {
  return DISARMED.test(text) ? text.slice(1) : text;
}
