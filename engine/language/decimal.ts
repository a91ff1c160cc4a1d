/** A plain decimal as an integer of 10^-places units; nothing when it is no number or has more places. */
export function findDecimal(source: string, places: number): bigint | undefined {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,15}))?$/.exec(source.replaceAll(',', '').trim());
  if (!match) return undefined;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > places) return undefined;
  const value = BigInt(match[2] ?? '0') * 10n ** BigInt(places) + BigInt(fraction.padEnd(places, '0') || '0');
  return match[1] ? -value : value;
}

/** The decimal text of an integer of 10^-places units, without trailing zeros beyond `least` places. */
export function writeDecimal(value: bigint, places: number, least = 0): string {
  const size = value < 0n ? -value : value;
  const one = 10n ** BigInt(places);
  let fraction = (size % one).toString().padStart(places, '0');
  while (fraction.length > least && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  return `${value < 0n ? '-' : ''}${size / one}${places > 0 && fraction ? `.${fraction}` : ''}`;
}
