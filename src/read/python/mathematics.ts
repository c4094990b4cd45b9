import { unparse } from "py-ast";
import { callTex } from "./mathematics-calls.ts";
import { letterOf, upright, withIndex } from "./name-letters.ts";
import type { Expression, Node, Statement } from "./syntax.ts";
import { bracketed, type Letters, type Printer, type Tex } from "./tex.ts";

/**
 * A Python expression or assignment as readable LaTeX: `np.sqrt(alpha_bar[t]) * x_0` is `\sqrt{\bar\alpha_t}\,x_0`. Indices, gathers and helpers that look up a table
 * are subscripts, casts and reshapes are not shown, networks are functions of their arguments; what has no mathematics stands there as code.
 */
export function mathematicsOf(node: Expression | Statement, letters: Letters): string {
  const { of } = printer(letters, undefined);
  switch (node.nodeType) {
    case "Assign": {
      const value = of(node.value).text, targets = node.targets.map((target) => of(target).text);
      return `${targets.join(" = ")} ${targets.some((target) => /[A-Za-z]/.test(target) && mentions(node.value, node.targets)) ? "\\leftarrow" : "="} ${value}`;
    }
    case "AnnAssign": return node.value ? `${of(node.target).text} = ${of(node.value).text}` : of(node.target).text;
    case "AugAssign": return `${of(node.target).text} \\leftarrow ${binary(node.op.nodeType, of(node.target), of(node.value)).text}`;
    case "Return": return node.value ? of(node.value).text : "";
    case "Expr": return of(node.value).text;
    default: return isExpression(node) ? of(node).text : code(node);
  }
}

const isExpression = (node: Expression | Statement): node is Expression => !/^(?:FunctionDef|AsyncFunctionDef|ClassDef|Delete|TypeAlias|For|AsyncFor|While|If|With|AsyncWith|Match|Raise|Try|TryStar|Assert|Import|ImportFrom|Global|Nonlocal|Pass|Break|Continue)$/.test(node.nodeType);

/** `x = a * x + b`: the name means another value on each side. */
function mentions(value: Expression, targets: readonly Expression[]): boolean {
  const names = new Set(targets.flatMap((target) => (target.nodeType === "Name" ? [target.id] : [])));
  const walk = (node: unknown): boolean => node !== null && typeof node === "object" && (Array.isArray(node) ? node.some(walk) : ((node as { nodeType?: string; id?: string }).nodeType === "Name" && names.has((node as { id: string }).id)) || Object.values(node).some(walk));
  return names.size > 0 && walk(value);
}

function printer(letters: Letters, step: string | undefined): Printer {
  const named = (name: string, index: string | undefined): string => letters(name, index ?? step) ?? letterOf(name, index ?? (step !== undefined && isTable(name) ? step : undefined));
  const isTable = (name: string): boolean => name.endsWith("s") || /^(?:alpha|beta|sigma|gamma)/.test(name);
  const of = (node: Expression): Tex => {
    switch (node.nodeType) {
      case "Constant": return constant(node.value);
      case "Name": return { text: named(node.id, undefined), level: 4 };
      case "Attribute": return attribute(node, named);
      case "Subscript": return subscript(node, of, named);
      case "BinOp": return binary(node.op.nodeType, of(node.left), of(node.right));
      case "UnaryOp": {
        const inner = of(node.operand);
        if (node.op.nodeType === "Not") return { text: `\\neg ${bracketed(inner, 3)}`, level: 3 };
        return { text: `${node.op.nodeType === "USub" ? "-" : node.op.nodeType === "Invert" ? "\\sim " : ""}${bracketed(inner, 2)}`, level: inner.level === 1 ? 2 : 1 };
      }
      case "BoolOp": return { text: node.values.map((value) => bracketed(of(value), 1)).join(node.op.nodeType === "And" ? " \\wedge " : " \\vee "), level: 0 };
      case "Compare": return { text: node.comparators.reduce((text, right, i) => `${text} ${relations[node.ops[i]!.nodeType] ?? "\\mathrel{?}"} ${bracketed(of(right), 1)}`, bracketed(of(node.left), 1)), level: 0 };
      case "IfExp": return { text: `\\begin{cases} ${of(node.body).text} & ${of(node.test).text} \\\\ ${of(node.orelse).text} & \\text{otherwise} \\end{cases}`, level: 4 };
      case "Tuple": case "List": return { text: `(${node.elts.map((element) => of(element).text).join(", ")})`, level: 4 };
      case "Starred": return of(node.value);
      case "Call": return callTex(node, { of, at: (inner, index) => printer(letters, index).of(inner), letters: (name, index) => letters(name, index) }) ?? { text: code(node), level: 4 };
      default: return { text: code(node), level: 4 };
    }
  };
  return { of, at: (node, index) => printer(letters, index).of(node), letters };
}

const relations: Readonly<Record<string, string>> = { Eq: "=", NotEq: "\\ne", Lt: "<", LtE: "\\le", Gt: ">", GtE: "\\ge", Is: "=", IsNot: "\\ne", In: "\\in", NotIn: "\\notin" };

function constant(value: unknown): Tex {
  if (typeof value === "string") return { text: `\\text{${value.replace(/[\\{}$#%&_^~]/g, " ")}}`, level: 4 };
  if (typeof value !== "number" && typeof value !== "bigint") return { text: value === null ? "\\varnothing" : upright(String(value)), level: 4 };
  const [mantissa = "", exponent] = String(value).split("e");
  if (exponent === undefined) return { text: mantissa, level: value < 0 ? 2 : 4 };
  const power = `10^{${Number(exponent)}}`;
  return { text: mantissa === "1" ? power : `${mantissa}\\cdot ${power}`, level: mantissa === "1" ? 3 : 2 };
}

function attribute(node: Node<"Attribute">, named: (name: string, index: string | undefined) => string): Tex {
  if (node.value.nodeType === "Name" && /^(?:np|numpy|math|torch|jnp)$/.test(node.value.id) && /^(?:pi|e|inf)$/.test(node.attr)) return { text: node.attr === "e" ? "e" : node.attr === "pi" ? "\\pi" : "\\infty", level: 4 };
  return { text: named(node.attr, undefined), level: 4 };
}

/** An index goes below its table; axes that are put in are not shown. */
function subscript(node: Node<"Subscript">, of: Printer["of"], named: (name: string, index: string | undefined) => string): Tex {
  const parts = (node.slice.nodeType === "Tuple" ? node.slice.elts : [node.slice]).filter((part) => !isIdle(part));
  if (parts.length === 0) return of(node.value);
  const index = parts.map((part) => (part.nodeType === "Slice" ? `${part.lower ? of(part.lower).text : ""}:${part.upper ? of(part.upper).text : ""}` : of(part).text)).join(",");
  const name = node.value.nodeType === "Name" ? node.value.id : node.value.nodeType === "Attribute" ? node.value.attr : undefined;
  if (name !== undefined && name !== "shape") return { text: named(name, index), level: 4 };
  const inner = of(node.value);
  return { text: withIndex(bracketed(inner, 4), [index]), level: 4 };
}

const isIdle = (part: Expression): boolean => (part.nodeType === "Constant" && (part.value === null || typeof part.value === "string" && part.value === "...")) || (part.nodeType === "Constant" && typeof part.value === "object") || (part.nodeType === "Slice" && !part.lower && !part.upper);

function binary(operator: string, left: Tex, right: Tex): Tex {
  switch (operator) {
    case "Add": return { text: `${bracketed(left, 1)} + ${bracketed(right, right.text.startsWith("-") ? 2 : 1)}`, level: 1 };
    case "Sub": return { text: `${bracketed(left, 1)} - ${bracketed(right, 2)}`, level: 1 };
    case "Mult": case "MatMult": {
      const a = bracketed(left, 2), b = right.text.startsWith("-") ? `(${right.text})` : bracketed(right, 2);
      return { text: `${a}${/^[\d.]/.test(b) ? " \\cdot " : "\\,"}${b}`, level: 2 };
    }
    case "Div": return { text: `\\frac{${left.text}}{${right.text}}`, level: 3 };
    case "FloorDiv": return { text: `\\left\\lfloor \\frac{${left.text}}{${right.text}} \\right\\rfloor`, level: 4 };
    case "Mod": return { text: `${bracketed(left, 2)} \\bmod ${bracketed(right, 3)}`, level: 2 };
    case "Pow": return right.text === "0.5" ? { text: `\\sqrt{${left.text}}`, level: 4 } : { text: `${left.level === 4 && !/^\\(?:sqrt|frac|left)|\^/.test(left.text) ? left.text : bracketed({ ...left, level: 0 }, 4)}^${right.text.length === 1 ? right.text : `{${right.text}}`}`, level: 3 };
    default: return { text: `${bracketed(left, 2)} \\mathbin{\\mathrm{${operator}}} ${bracketed(right, 2)}`, level: 1 };
  }
}

/** As the code itself, cut where it is long. */
function code(node: Expression | Statement): string {
  const source = unparse(node).replace(/\s+/g, " ").trim();
  return `\\texttt{${(source.length > 200 ? `${source.slice(0, 200)}...` : source).replace(/[\\{}$#%&_^~]/g, (sign) => (sign === "\\" ? "/" : sign === "^" || sign === "~" ? `\\char\`\\${sign}` : `\\${sign}`))}}`;
}
