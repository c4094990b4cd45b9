import type { Expression, Node, Statement } from "../read/python/syntax.ts";

/** What a block of code binds or changes, found without running it. */
export interface Changes {
  readonly names: ReadonlySet<string>;
  /** `self.x = …`, `a.b.c += …`. */
  readonly attributes: readonly Node<"Attribute">[];
  /** `x` of `x[i] = …` and `x.append(…)`: what the name stands for is changed. */
  readonly contents: ReadonlySet<string>;
  readonly globals: ReadonlySet<string>;
  readonly nonlocals: ReadonlySet<string>;
  readonly isGenerator: boolean;
}

const inPlace = new Set(["append", "extend", "insert", "pop", "remove", "clear", "update", "setdefault", "reverse", "sort", "add", "discard", "popitem"]);
const known = new WeakMap<object, Changes>();

/** Of a block's own scope: functions and classes in it bind their name, and what they do inside is theirs. */
export function changesOf(body: readonly Statement[] | Expression): Changes {
  const before = known.get(body);
  if (before) return before;
  const names = new Set<string>(), contents = new Set<string>(), globals = new Set<string>(), nonlocals = new Set<string>();
  const attributes: Node<"Attribute">[] = [];
  let isGenerator = false;
  const target = (node: Expression): void => {
    switch (node.nodeType) {
      case "Name": names.add(node.id); break;
      case "Tuple": case "List": node.elts.forEach(target); break;
      case "Starred": target(node.value); break;
      case "Attribute": attributes.push(node); visit(node.value); break;
      case "Subscript": { const root = rootOf(node.value); if (root) contents.add(root); visit(node.value); visit(node.slice); break; }
      default: visit(node);
    }
  };
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) { node.forEach(visit); return; }
    if (typeof node !== "object" || node === null || !("nodeType" in node)) return;
    const at = node as Statement | Expression | { readonly nodeType: "Comprehension" | "ExceptHandler" | "WithItem" | "MatchAs" | "MatchStar" };
    switch (at.nodeType) {
      case "FunctionDef": case "AsyncFunctionDef": names.add(at.name); visit(at.decorator_list); visit(at.args.defaults); return;
      case "ClassDef": names.add(at.name); visit(at.decorator_list); return;
      case "Lambda": return;
      case "Assign": at.targets.forEach(target); visit(at.value); return;
      case "AugAssign": target(at.target); visit(at.value); return;
      case "AnnAssign": if (at.value) { target(at.target); visit(at.value); } return;
      case "For": case "AsyncFor": target(at.target); visit(at.iter); visit(at.body); visit(at.orelse); return;
      case "NamedExpr": target(at.target); visit(at.value); return;
      case "Delete": at.targets.forEach(target); return;
      case "Import": for (const { name, asname } of at.names) names.add(asname ?? name.split(".")[0]!); return;
      case "ImportFrom": for (const { name, asname } of at.names) names.add(asname ?? name); return;
      case "Global": at.names.forEach((name) => globals.add(name)); return;
      case "Nonlocal": at.names.forEach((name) => nonlocals.add(name)); return;
      case "Yield": case "YieldFrom": isGenerator = true; visit(at.value); return;
      case "Call": {
        const root = at.func.nodeType === "Attribute" && inPlace.has(at.func.attr) ? rootOf(at.func.value) : undefined;
        if (root) contents.add(root);
        break;
      }
      // A comprehension's targets are its own; what a walrus inside it binds is not.
      case "Comprehension": { const { iter, ifs } = at as unknown as { readonly iter: Expression; readonly ifs: readonly Expression[] }; visit(iter); visit(ifs); return; }
      case "WithItem": { const item = at as unknown as { readonly context_expr: Expression; readonly optional_vars?: Expression }; visit(item.context_expr); if (item.optional_vars) target(item.optional_vars); return; }
      case "ExceptHandler": case "MatchAs": case "MatchStar": { const { name } = at as { readonly name?: string }; if (name) names.add(name); break; }
    }
    for (const child of Object.values(at)) if (typeof child === "object") visit(child);
  };
  visit(body);
  const changes = { names, attributes, contents, globals, nonlocals, isGenerator };
  known.set(body, changes);
  return changes;
}

function rootOf(node: Expression): string | undefined {
  if (node.nodeType === "Name") return node.id;
  return node.nodeType === "Subscript" || node.nodeType === "Attribute" ? rootOf(node.value) : undefined;
}
