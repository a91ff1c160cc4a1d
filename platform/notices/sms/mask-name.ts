/** 王* of 王明, 王*明 of 王小明: enough for whoever is meant, little for whoever else reads it. */
export function maskName(name: string): string {
  const signs = [...name.trim()];
  const [first = '', ...rest] = signs;
  if (rest.length < 2) return `${first}*`;
  return `${first}*${rest.at(-1)}`;
}

/** Digits of an ID number, an account or a telephone have no place in a message, nor has an address of the web. */
export function cleanWords(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/https?:\/\/\S+/gi, '…')
    .replace(/\d[\d\s*Xx-]{5,}/g, '…')
    .replace(/\s+/g, ' ')
    .trim();
}
