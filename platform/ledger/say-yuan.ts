/** Fen, not below zero, as officers read them: 787,700.00. */
export function sayYuan(fen: bigint): string {
  const digits = fen.toString().padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${whole}.${digits.slice(-2)}`;
}
