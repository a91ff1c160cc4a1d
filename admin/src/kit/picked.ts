/** A thing chosen by its name: what a picker gives, what a draft keeps, and what an address can carry. */
export interface Picked {
  readonly id: string;
  readonly label: string;
  /** The township of a village: many villages share a name. */
  readonly within?: string;
}

/** As one value of the address bar. */
export const pickedToText = (picked: Picked | null): string => (picked ? `${picked.id}~${picked.label}` : '');

export function pickedFromText(text: string | undefined): Picked | null {
  const at = text?.indexOf('~') ?? -1;
  return text && at > 0 ? { id: text.slice(0, at), label: text.slice(at + 1) } : null;
}
