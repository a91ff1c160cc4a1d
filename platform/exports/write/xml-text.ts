/** What cannot stand in XML text as it is, and what Excel would read as one of its own escapes. */
const UNSAFE = /[&<>"\p{Cs}\ufffe\uffff]|(?![\t\n])\p{Cc}|_x[0-9A-Fa-f]{4}_/u;
const UNSAFE_ALL = new RegExp(UNSAFE.source, 'gu');
const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeOf = (code: number) => `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;

function escapeOne(found: string): string {
  const named = NAMED[found];
  if (named !== undefined) return named;
  // `_x0041_` in the text itself: its underscore is escaped, so that it is read back as it was.
  if (found.startsWith('_x')) return `${escapeOf(0x5f)}${found.slice(1)}`;
  const code = found.charCodeAt(0);
  return code >= 0xd800 && code <= 0xdfff ? '\ufffd' : escapeOf(code);
}

/** Text for XML as Office writes it (ECMA-376 ST_Xstring): control characters as `_x000D_`. */
export function escapeXml(text: string): string {
  return UNSAFE.test(text) ? text.replace(UNSAFE_ALL, escapeOne) : text;
}
