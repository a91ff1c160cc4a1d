/** What an 18-digit ID number says by itself: the birth date and the sex (GB 11643). Null when it is not whole. */
export function readIdNumber(typed: string): { birthDate: string; sex: '1' | '2' } | null {
  const digits = /^\d{6}(\d{4})(\d{2})(\d{2})\d{2}(\d)[\dXx]$/.exec(typed.replace(/\s/g, ''));
  if (!digits) return null;
  const [, year = '', month = '', day = '', order = ''] = digits;
  return { birthDate: `${year}-${month}-${day}`, sex: Number(order) % 2 === 1 ? '1' : '2' };
}
