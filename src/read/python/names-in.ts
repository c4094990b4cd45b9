import { parse } from "./parse.ts";
import type { Module, Statement } from "./syntax.ts";

/** What a line reads and binds; `own` are a function's parameters, or the targets of a loop. Empty where the line cannot be read by itself. */
export interface Names { readonly reads: ReadonlySet<string>; readonly binds: ReadonlySet<string>; readonly own: ReadonlySet<string> }

export function namesIn(text: string, keyword: string, isHeader: boolean): Names {
  const reads = new Set<string>(), binds = new Set<string>(), own = new Set<string>();
  const parsed = parse(standingAlone(text, keyword, isHeader));
  if (parsed.kind === "module") for (const statement of parsed.module.body) gather(statement, reads, binds, own);
  return { reads, binds, own };
}

/** The names that a module binds at its margin and in the loops and branches there. */
export function boundIn(module: Module): ReadonlySet<string> {
  const binds = new Set<string>();
  for (const statement of module.body) {
    if (statement.nodeType === "ClassDef" || statement.nodeType === "FunctionDef") binds.add(statement.name);
    else gather(statement, new Set(), binds, binds);
  }
  return binds;
}

/** A line as a whole statement. */
function standingAlone(text: string, keyword: string, isHeader: boolean): string {
  switch (keyword) {
    case "@": return `${text}\ndef _(): pass`;
    case "elif": return isHeader ? `${text.slice(2)}\n pass` : text.slice(2);
    case "else": case "try": case "finally": return isHeader ? "pass" : text.slice(text.indexOf(":") + 1);
    case "except": return `try:\n pass\n${text}${isHeader ? "\n pass" : ""}`;
    default: return isHeader ? `${text}\n pass` : text;
  }
}

interface Loose { readonly [key: string]: unknown }

function gather(statement: Statement, reads: Set<string>, binds: Set<string>, own: Set<string>): void {
  const walk = (node: unknown, hidden: ReadonlySet<string>): void => {
    if (Array.isArray(node)) return node.forEach((each) => walk(each, hidden));
    if (node === null || typeof node !== "object") return;
    const { nodeType, ...rest } = node as Loose;
    switch (nodeType) {
      case "Name": {
        const { id, ctx } = rest as { id: string; ctx: { nodeType: string } };
        if (hidden.has(id)) return;
        (ctx.nodeType === "Load" ? reads : binds).add(id);
        return;
      }
      case "AugAssign": {
        const target = rest.target as { nodeType: string; id?: string };
        if (target.nodeType === "Name") reads.add(target.id!);
        break;
      }
      case "ListComp": case "SetComp": case "DictComp": case "GeneratorExp": case "Lambda": {
        const inner = new Set(hidden);
        if (nodeType === "Lambda") for (const name of parametersOf(rest.args)) inner.add(name);
        else for (const { target } of rest.generators as readonly { target: unknown }[]) for (const name of targetsOf(target)) inner.add(name);
        for (const value of Object.values(rest)) walk(value, inner);
        return;
      }
      case "FunctionDef": case "AsyncFunctionDef": case "ClassDef":
        binds.add(rest.name as string);
        walk(rest.decorator_list, hidden);
        if (nodeType !== "ClassDef") for (const name of parametersOf(rest.args)) own.add(name);
        walk((rest.args as Loose | undefined)?.defaults, hidden);
        walk(rest.bases, hidden);
        walk(rest.body, new Set([...hidden, ...own]));
        return;
      case "For": case "AsyncFor":
        for (const name of targetsOf(rest.target)) own.add(name);
        break;
      case "Import": case "ImportFrom":
        for (const { name, asname } of rest.names as readonly { name: string; asname?: string }[]) binds.add(asname ?? name.split(".")[0]!);
        return;
      case "ExceptHandler":
        if (typeof rest.name === "string") binds.add(rest.name);
        break;
      case "Global": case "Nonlocal":
        for (const name of rest.names as readonly string[]) binds.add(name);
        return;
    }
    for (const value of Object.values(rest)) walk(value, hidden);
  };
  walk(statement, new Set());
}

function targetsOf(node: unknown): readonly string[] {
  const { nodeType, id, elts, value } = node as { nodeType: string; id?: string; elts?: readonly unknown[]; value?: unknown };
  return nodeType === "Name" ? [id!] : elts ? elts.flatMap(targetsOf) : nodeType === "Starred" ? targetsOf(value) : [];
}

function parametersOf(node: unknown): readonly string[] {
  const { posonlyargs = [], args = [], kwonlyargs = [], vararg, kwarg } = (node ?? {}) as Readonly<Record<string, never>>;
  return [...(posonlyargs as readonly { arg: string }[]), ...(args as readonly { arg: string }[]), ...(kwonlyargs as readonly { arg: string }[]), vararg, kwarg].flatMap((each) => (each ? [(each as { arg: string }).arg] : []));
}
