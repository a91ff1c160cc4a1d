/** What the law says that a roll has to be held against; handed in by the lines. */
export interface PayLaw {
  /** Schemes of which a person cannot have one together with this one. */
  exclusiveWith(scheme: string): readonly string[];
}

/** A house without lines knows of no schemes that shut one another out. */
export const noPayLaw: PayLaw = { exclusiveWith: () => [] };
