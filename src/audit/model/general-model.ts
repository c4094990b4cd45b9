/**
 * A signal and noise model that a document declares, x_t = a_t x_0 + s_t ε, by the keys of its letters; no signal where the data stand
 * alone (variance exploding). `constraint` is what else it says of them: a² + s² = 1, or a definition of its own that is not looked into.
 */
export interface GeneralModel {
  readonly signal?: string;
  readonly noise: string;
  readonly state: "x" | "z";
  readonly constraint: "preserving" | "other" | "none";
  readonly headings: string;
}
