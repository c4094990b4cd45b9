import { letterText } from "./letters.ts";
import type { MathNode, OperatorNode, Statement, SymbolNode } from "./math.ts";

/**
 * A reading as Unicode text, to be shown as "how it was read": every grouping that was understood is visible.
 * A letter before brackets that may be a call or a product is printed with `·?` between the two.
 */
export function printMath(node: MathNode | Statement): string {
  if (node.kind !== "statement") return print(node).normalize("NFC");
  const lead = node.lead === undefined ? "" : `${node.lead} `;
  const chain = node.items.map((item, i) => (i === 0 ? print(item) : `${node.relations[i - 1]} ${print(item)}`)).join(" ");
  return `${lead}${chain.trim()}${node.qualifiers.map((one) => `, ${printMath(one)}`).join("")}`.normalize("NFC");
}

const level = { sum: 1, product: 2, sign: 2, quotient: 3, prefix: 3, power: 4, atom: 5 } as const;

function levelOf(node: MathNode): number {
  switch (node.kind) {
    case "operator": return node.op === "^" ? level.power : node.op === "/" ? level.quotient : "*∘⊗".includes(node.op) ? level.product : level.sum;
    case "negate": return level.sign - 0.5;
    case "fold": case "integral": case "limit": return level.product - 0.2;
    case "given": case "list": case "event": case "range": case "bound": return 0;
    case "gradient": case "differential": return level.prefix + 0.6;
    default: return level.atom;
  }
}

const held = (node: MathNode, least: number): string => (levelOf(node) < least ? `(${print(node)})` : print(node));
const row = (nodes: readonly MathNode[]): string => nodes.map(print).join(", ");

function print(node: MathNode): string {
  switch (node.kind) {
    case "number": return node.digits;
    case "symbol": return symbol(node);
    case "identity": return node.dimension === undefined ? "I" : `I${script("_", print(node.dimension))}`;
    case "infinity": return "∞";
    case "ellipsis": return "…";
    case "placeholder": return "·";
    case "missing": return "";
    case "negate": return `-${held(node.of, level.product - 0.3)}`;
    case "operator": return operator(node);
    case "root": return `${node.degree === undefined ? "" : `[${print(node.degree)}]`}√${node.of.kind === "symbol" && node.of.mark === undefined && node.of.index === undefined || node.of.kind === "number" ? print(node.of) : `(${print(node.of)})`}`;
    case "accented": return `${node.accent}(${print(node.of)})`;
    case "primed": return `${held(node.of, level.atom)}^${node.mark}`;
    case "call": return `${symbol(node.function)}(${row(node.args)}${node.given.length === 0 ? "" : ` | ${row(node.given)}`})`;
    case "applied": return `${symbol(node.base)} ·? (${row(node.args)})${node.power === undefined ? "" : script("^", print(node.power))}`;
    case "fold": {
      const below = node.over !== undefined ? `_{${printMath(node.over)}}` : node.index === undefined ? "" : node.from === undefined ? `_{${print(node.index)}}` : script("_", `${print(node.index)}=${print(node.from)}`);
      return `${node.fold === "sum" ? "∑" : "∏"}${below}${node.to === undefined ? "" : script("^", print(node.to))} ${held(node.body, level.product - 0.3)}`;
    }
    case "integral": return `∫${node.from === undefined ? "" : `_{${print(node.from)}}`}${node.to === undefined ? "" : `^{${print(node.to)}}`} ${held(node.body, level.product)}${node.variables.map((v) => ` d${print(v)}`).join("")}`;
    case "limit": return `lim${node.toward === undefined ? "" : `_{${printMath(node.toward)}}`} ${held(node.body, level.product)}`;
    case "gradient": return `∇${node.variable === undefined ? "" : script("_", print(node.variable))} ${held(node.of, level.power)}`;
    case "derivative": {
      const d = node.partial ? "∂" : "d";
      return node.of === undefined ? `${d}/${d}${print(node.variable)}` : `${d}${held(node.of, level.atom)}/${d}${print(node.variable)}`;
    }
    case "differential": return `${node.letter}${held(node.of, level.atom)}`;
    case "evaluated": return `${held(node.of, level.atom)}|_{${node.at.map(printMath).join(", ")}}`;
    case "density": return `${symbol(node.symbol)}(${row(node.of)}${node.given.length === 0 ? "" : ` | ${row(node.given)}`}${node.parameters.length === 0 ? "" : `; ${row(node.parameters)}`})`;
    case "normal": return `N(${node.variable === undefined ? "" : `${print(node.variable)}; `}${print(node.mean)}, ${print(node.covariance)})`;
    case "expectation": return `E${node.over.length === 0 ? "" : `_{${node.over.map(printMath).join(", ")}}`}[${print(node.body)}${node.given.length === 0 ? "" : ` | ${row(node.given)}`}]`;
    case "divergence": return `${node.name}(${print(node.of)} ‖ ${print(node.from)})`;
    case "given": return `${row(node.of)} | ${row(node.given)}`;
    case "event": return printMath(node.statement);
    case "norm": return `‖${print(node.of)}‖${node.order === undefined ? "" : script("_", print(node.order))}`;
    case "abs": return `|${print(node.of)}|`;
    case "matrix": return `[${node.rows.map((cells) => row(cells)).join("; ")}]`;
    case "cases": return `{${node.branches.map(({ value, conditions }) => `${print(value)} ${conditions.length === 0 ? "otherwise" : `if ${conditions.map(printMath).join(", ")}`}`).join("; ")}}`;
    case "list": return row(node.items);
    case "set": return `{${row(node.items)}}${node.over === undefined ? "" : `_{${printMath(node.over)}}`}${node.to === undefined ? "" : `^{${print(node.to)}}`}`;
    case "interval": return `${node.fromIncluded ? "[" : "("}${print(node.from)}, ${print(node.to)}${node.toIncluded ? "]" : ")"}`;
    case "tuple": return `${node.brackets[0]}${row(node.items)}${node.brackets[1]}`;
    case "range": return `${print(node.from)}:${print(node.to)}`;
    case "bound": return `${node.relation}${print(node.of)}`;
  }
}

function operator({ op, left, right, written }: OperatorNode): string {
  switch (op) {
    case "*": {
      const plain = written === "beside";
      const sign = plain ? " " : written === "⊙" ? " ⊙ " : " · ";
      // Side by side binds more tightly than a slash is read, so quotients beside something are bracketed.
      const first = plain && left.kind === "operator" && left.op === "/" ? `(${print(left)})` : left.kind === "fold" || left.kind === "integral" || left.kind === "limit" ? `(${print(left)})` : held(left, level.product);
      return `${first}${sign}${held(right, levelOf(right) === level.product - 0.2 ? level.product - 0.2 : level.quotient + 0.5)}`;
    }
    case "/": return `${held(left, level.atom)}/${held(right, level.atom)}`;
    case "^": return `${left.kind === "symbol" && left.mark === undefined && left.index === undefined || left.kind === "number" ? print(left) : left.kind === "call" || left.kind === "norm" || left.kind === "abs" || left.kind === "density" || left.kind === "expectation" ? print(left) : `(${print(left)})`}${script("^", print(right))}`;
    case "∘": case "⊗": return `${held(left, level.product)} ${op} ${held(right, level.quotient)}`;
    default: return `${held(left, level.sum)} ${op} ${held(right, level.product - 0.3)}`;
  }
}

const marks: Readonly<Record<string, string>> = { bar: "\u0304", tilde: "\u0303", hat: "\u0302", vec: "\u20d7", dot: "\u0307", ddot: "\u0308", check: "\u030c", breve: "\u0306", ring: "\u030a", underline: "\u0332" };
const fonts: Readonly<Record<string, string>> = { L: "ℒ", N: "𝒩", U: "𝒰", D: "𝒟", X: "𝒳", H: "ℋ", R: "ℝ", E: "𝔼", F: "ℱ", O: "𝒪", 1: "𝟙" };

function symbol(node: SymbolNode): string {
  const letter = (node.font === undefined ? undefined : fonts[node.font === "blackboard" && !/^[RE1]$/.test(node.name) ? "" : node.name]) ?? letterText(node.name);
  const accented = letter + node.accents.map((accent) => marks[accent] ?? `^${accent}`).join("");
  const below = [...(node.label === undefined ? [] : [node.label]), ...node.subscripts.map(print)].join(",");
  return `${accented}${below === "" ? "" : script("_", below)}${node.mark === undefined ? "" : /^[′″]+$/.test(node.mark) ? node.mark : `^${node.mark}`}${node.index === undefined ? "" : `^(${close(print(node.index))})`}`;
}

/** Scripts are set close: x_{t-1}. */
const script = (mark: "_" | "^", spaced: string): string => scriptOf(mark, close(spaced));
const close = (text: string): string => text.replaceAll(/ ([-+]) /g, "$1");
const scriptOf = (mark: "_" | "^", text: string): string => (/^[\p{L}\p{M}]$|^[\p{L}]\p{M}$|^\d+$|^∞$/u.test(text) ? mark + text : `${mark}{${text}}`);
