import type { Expression } from "../read/python/syntax.ts";

/** What the program calls something: `x`, `self.betas`, `sched.alphas_cumprod`; the last name of anything else. */
export function nameOf(node: Expression): string {
  switch (node.nodeType) {
    case "Name": return node.id;
    case "Attribute": { const before = nameOf(node.value); return before ? `${before}.${node.attr}` : node.attr; }
    case "Subscript": return nameOf(node.value);
    case "Call": return nameOf(node.func);
    default: return "";
  }
}

/** The last part of a dotted name. */
export const lastName = (name: string): string => name.slice(name.lastIndexOf(".") + 1);
