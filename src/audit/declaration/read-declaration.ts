import { fail } from "../../base/problem.ts";
import type { MathNode, Statement, SymbolNode } from "../../read/latex/math.ts";
import { printMath } from "../../read/latex/print-math.ts";
import { readUnicodeMath } from "../../read/latex/read-unicode-math.ts";
import { number } from "../../term/term.ts";
import type { Reading } from "../reading.ts";
import { rewrite } from "../rewrite.ts";
import { plainly } from "../spoken-schedules.ts";
import { type Predicted, stepsOfSymbol, symbolKey } from "../symbol.ts";
import type { Declaration, Role } from "./declaration.ts";
import { readSchedule } from "./read-schedule.ts";

/** Nobody declares more in a breath; a note that swallowed its document is longer. */
const longest = 4000;

/**
 * One declaration. In Chinese the words in brackets; symbols in Unicode or in LaTeX.
 *
 *     declaration = "time from" ("0" | "1")                                       (时间从 0 起)
 *                 | "continuous time"                                             (连续时间)
 *                 | LETTER ("means" | "is") QUANTITY                              (α 指 ᾱ, σ² 是 β̃)
 *                 | "let" LETTER "=" EXPRESSION                                   (设 γ_t = 1 - ᾱ_t)
 *                 | ("the network" | LETTER) "predicts" ("ε" | "x_0" | "v" | "score")     (网络预测 ε)
 *                 | "data N(" NUMBER "," NUMBER ")"                               (数据 N(0, I))
 *                 | "data has" ["mean" NUMBER "and"] "variance" NUMBER            (数据的方差为 1)
 *                 | "schedule" SCHEDULE                                           (调度 …), see read-schedule.ts
 *     QUANTITY    = what a LETTER of its own stands for: "β" | "α" | "ᾱ" | "β̃" | "SNR" | "x" | "x_0" | "ε" | "T" | "t" | "s", or an EXPRESSION in these;
 *                   for α "1-β" | "ᾱ" | "√ᾱ"; for σ² "β" | "β̃" | "1-ᾱ", for σ their roots
 *
 * What it does not know is a problem; nothing is guessed.
 */
export function readDeclaration(text: string): Declaration {
  const said = text.trim().replaceAll("$", "").replace(/\s+/g, " ");
  if (said.length > longest) return fail("too large", `${said.length} characters`, { hint: String(longest) });
  const match = (pattern: RegExp): readonly string[] | undefined => pattern.exec(said)?.slice(1);
  const time = match(/^(?:time (?:counts |starts |is )?from|时间从) ?(\S+?)(?: ?(?:开始|起|计))?$/i);
  if (time) return time[0] === "0" || time[0] === "1" ? { kind: "time", from: Number(time[0]) as 0 | 1 } : fail("outside its range", `time from ${time[0]}`, { hint: "0 or 1" });
  if (match(/^(?:continuous time|连续时间)$/i)) return { kind: "continuous" };
  const [, named, predicted] = match(/^(?:(?:the )?(network|model)|(\S+)) predicts (.+)$/i) ?? match(/^(?:(网络|模型)|(\S+?)) ?预测 ?(.+)$/) ?? [];
  if (predicted !== undefined) return { kind: "network", ...(named !== undefined && { letter: keyOf(letterIn(named)) }), predicts: targetIn(predicted) };
  const data = match(/^(?:(?:the )?data|数据)(?: is| are|服从)? ?(?:~|∼|\\sim)? ?(?:\\mathcal\s*\{?)?N\}? ?\(([^,;]+),([^)]+)\)$/i);
  if (data) return { kind: "data", law: { mean: numberIn(data[0]!), variance: numberIn(data[1]!.replace(/^\s*\\?(?:mathbf|boldsymbol|bm)?\s*\{?I\}?\s*$/, "1").replace(/\s*I$/, "")), gaussian: true } };
  const moments = match(/^(?:the )?data (?:has|have) (?:(?:zero )?mean (\S+) and )?(?:unit )?variance ?(\S*)$/i) ?? match(/^数据的?(?:均值为 ?([^，,\s]+)[，,]? ?)?方差[为是] ?(\S+)$/);
  if (moments) return { kind: "data", law: { ...(moments[0] !== undefined && { mean: numberIn(moments[0]) }), variance: numberIn(moments[1] || "1"), gaussian: false } };
  const schedule = match(/^(?:schedule:?|调度：?) ?(.+)$/i);
  if (schedule) return { kind: "schedule", schedule: readSchedule(schedule[0]!) };
  const own = match(/^(?:let|设|令) ?(.+)$/i);
  if (own) return definition(statementIn(own[0]!));
  const meant = match(/^(.+?) (?:means|is|stands for|denotes) (.+)$/i) ?? match(/^(.+?) ?(?:指|表示|是|代表) ?(.+)$/);
  if (meant) return meaning(nodeIn(meant[0]!), nodeIn(meant[1]!));
  return fail("unexpected token", said, { hint: "time from 0, α means ᾱ, let γ_t = …, the network predicts ε, data N(0, I), schedule linear …" });
}

function statementIn(text: string): Statement {
  const { statements, problems } = readUnicodeMath(text);
  if (problems[0]) return fail(problems[0].kind, problems[0].subject, problems[0].hint === undefined ? {} : { hint: problems[0].hint });
  const [only, ...more] = statements;
  if (!only || more.length > 0) return fail("unexpected token", text, { hint: "one formula" });
  return only;
}

function nodeIn(text: string): MathNode {
  const { items: [only, ...more] } = statementIn(text);
  return only && more.length === 0 ? only : fail("unexpected token", text, { hint: "one quantity" });
}

function letterIn(text: string): SymbolNode {
  const node = nodeIn(text);
  const inner = node.kind === "call" ? node.function : node.kind === "applied" ? node.base : node;
  return inner.kind === "symbol" ? inner : fail("unexpected token", text, { hint: "a letter" });
}

const keyOf = (symbol: SymbolNode): string => symbolKey(symbol);

function targetIn(text: string): Predicted {
  const plain = text.toLowerCase().replace(/^the /, "");
  if (/^(ε|\\(?:var)?epsilon|eps(?:ilon)?|noise|噪声)$/.test(plain)) return "eps";
  if (/^(x_?\{?0\}?|x₀|(?:clean )?data|数据|原图)$/.test(plain)) return "x0";
  if (/^(v|velocity|速度)$/.test(plain)) return "v";
  if (/^(score|得分|分数)$/.test(plain)) return "score";
  return fail("unknown name", text, { hint: "ε, x_0, v, score" });
}

const numberIn = (text: string): ReturnType<typeof number> => {
  const plain = plainly(text).trim();
  return /^-?\d*\.?\d+(?:e[-+]?\d+)?$/i.test(plain) ? (plain.startsWith("-") ? { kind: "negate", of: number(plain.slice(1)) } : number(plain)) : fail("not a number", text.trim());
};

function definition(statement: Statement): Declaration {
  const { items: [left, right, ...more], relations: [relation] } = statement;
  if (!left || !right || more.length > 0 || (relation !== "=" && relation !== ":=" && relation !== "≡")) return fail("unexpected token", printMath(statement), { hint: "a letter, =, and what it is" });
  const symbol = left.kind === "symbol" ? left : left.kind === "call" ? left.function : left.kind === "applied" ? left.base : undefined;
  if (!symbol) return fail("unexpected token", printMath(left), { hint: "a letter" });
  return { kind: "let", letter: keyOf(symbol), statement };
}

const alphas: Readonly<Record<string, Reading["alpha"]>> = { "1 - β": "step", "ᾱ": "cumulative", "√ᾱ": "signal" };
const sigmas: Readonly<Record<string, Reading["sigma"]>> = { "β": "beta", "β̃": "posterior", "1 - ᾱ": "noise", "√β": "beta", "√β̃": "posterior", "√(1 - ᾱ)": "noise" };
const roles: Readonly<Record<string, Role>> = {
  "β": { of: "stepped", key: "beta" }, "α": { of: "stepped", key: "alpha" }, "ᾱ": { of: "stepped", key: "bar alpha" }, "β̃": { of: "stepped", key: "tilde beta" },
  "σ": { of: "stepped", key: "sigma" }, "SNR": { of: "stepped", key: "SNR" }, "x": { of: "stepped", key: "x" }, "x_0": { of: "data" }, "ε": { of: "noise" },
  "T": { of: "counter", letter: "T" }, "t": { of: "counter", letter: "t" }, "s": { of: "counter", letter: "s" },
};
/** Letters that everything else is measured against. */
const settled = new Set(["x", "X", "beta", "bar alpha", "overline alpha", "tilde beta", "epsilon", "SNR"]);

function meaning(left: MathNode, right: MathNode): Declaration {
  const squared = left.kind === "operator" && left.op === "^" && left.right.kind === "number" && left.right.digits === "2";
  const symbol = squared ? left.left : left;
  if (symbol.kind !== "symbol") return fail("unexpected token", printMath(left), { hint: "a letter" });
  const key = keyOf(symbol), data = right.kind === "symbol" && right.name === "x" && right.accents.length === 0 && stepsOfSymbol(right).length === 1;
  const said = (data ? "x_0" : printMath(withoutSteps(right))).normalize("NFC");
  const known = <T>(table: Readonly<Record<string, T>>): T => {
    const entry = Object.entries(table).find(([name]) => name.normalize("NFC") === said);
    return entry ? entry[1] : fail("unknown name", said, { hint: Object.keys(table).join(", ") });
  };
  if (key === "alpha" && !squared) return { kind: "alpha", means: known(alphas) };
  const isSquare = said.startsWith("√") !== squared;
  if (key === "sigma") return isSquare ? { kind: "sigma", means: known(sigmas) } : fail("unknown name", said, { hint: squared ? "β, β̃, 1 - ᾱ" : "√β, √β̃, √(1 - ᾱ)" });
  if (settled.has(key)) return fail("doubled name", printMath(symbol), { hint: "its meaning is fixed" });
  if (!squared && Object.keys(roles).some((name) => name.normalize("NFC") === said)) return { kind: "role", letter: key, role: known(roles) };
  const place = left.place;
  return definition({ kind: "statement", items: [atStep(left), atStep(right)], relations: ["="], qualifiers: [], comments: [], place });
}

const withoutSteps = (node: MathNode): MathNode => rewrite(node, (n) => (n.kind === "symbol" && stepsOfSymbol(n).length > 0 ? { ...n, subscripts: [] } : n));

/** Quantities of the schedule that stand without a step, at the step t: "γ means √ᾱ" says γ_t = √ᾱ_t. */
const atStep = (node: MathNode): MathNode => rewrite(node, (n) =>
  n.kind === "symbol" && stepsOfSymbol(n).length === 0 && n.label === undefined && !["t", "T", "s", "pi", "e"].includes(n.name)
    ? { ...n, subscripts: [{ kind: "symbol", name: "t", accents: [], subscripts: [], place: n.place }] } : n);
