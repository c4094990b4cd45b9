/** The two folds and their parts, as completion and help show them; `BuiltIn` has no place for an argument that binds a name. */
export interface FoldForm {
  readonly name: "sum" | "prod";
  readonly parameters: readonly string[];
  readonly doc: { readonly en: string; readonly zh: string };
}

const parameters = ["body", "s", "from", "to"];

export const foldForms: readonly FoldForm[] = [
  { name: "sum", parameters, doc: { en: "the sum of body over s = from … to, both included; 0 when there is none", zh: "body 对 s = from … to 求和（两端都含），空和为 0" } },
  { name: "prod", parameters, doc: { en: "the product of body over s = from … to, both included; 1 when there is none", zh: "body 对 s = from … to 连乘（两端都含），空积为 1" } },
];
