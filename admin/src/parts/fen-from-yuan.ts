/** Yuan as typed, into fen: `1,234.5` is `123450`; null when it is no amount above zero. No floating point touches it. */
export function fenFromYuan(typed: string | number | null | undefined): string | null {
  const text = String(typed ?? '')
    .replaceAll(',', '')
    .trim();
  const [, yuan, fen = ''] = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (yuan === undefined) return null;
  const amount = BigInt(yuan) * 100n + BigInt(fen.padEnd(2, '0') || '0');
  return amount > 0n ? amount.toString() : null;
}
