import { builtIns, constants } from "../../term/functions.ts";
import { foldForms } from "../../term/folds.ts";
import type { Cell } from "../cell.ts";
import type { Candidate, Known } from "./candidate.ts";
import type { Slot } from "./slot.ts";
import { nameOf, neededBy } from "../engine/expand.ts";
import type { Catalog, Formula, Wording } from "../formula.ts";
import { isLive, liveColumns, liveNumbers } from "../engine/live.ts";

const word = (label: string, insert: string, en: string, zh: string): Candidate => ({ kind: "word", label, insert, doc: { en, zh } });

/** The words of the language that fit a slot. */
export function wordCandidates(slot: Slot): readonly Candidate[] {
  switch (slot.kind) {
    case "line": return [
      word("claim", "claim ", "a statement that is checked", "要检验的论断"),
      word("claim here", "claim here ", "a statement about the sheet as it stands now", "只对本表当前参数的论断"),
      word("compare", "compare ", "how two columns differ, and why", "两列有何不同，为什么"),
      word("use", "use ", "brings a formula of the catalog", "引入目录里的公式"),
    ];
    case "expression": return slot.first === "claim" ? [word("here", "here ", "for the sheet as it stands now", "只对本表的当前参数")]
      : slot.first === "body" ? [word("choice", "choice(", "one of several options, to be switched", "在几个选项之间切换")] : [];
    case "range": return [
      word("in", "in ", "the slider's range: in 1e-5..0.1", "滑块的范围：in 1e-5..0.1"),
      ...scales.filter(({ label }) => label === "whole"),
    ];
    case "scale": return scales;
    case "bound": return [slot.index.startsWith("for ") ? word("for", `${slot.index} >= `, "the first step that the column has", "该列从哪一时刻开始") : word(slot.index, `${slot.index} >= `, "the first step that the column has", "该列从哪一时刻开始")];
    case "domain": return slot.of === "every" ? [word("schedule", "schedule", "every β in (0, 1), every T", "任意 β ∈ (0, 1)、任意 T")] : domains.filter(({ label }) => !slot.path || label === "real");
    case "quantifier": return [
      word("every schedule", "every schedule", "every β in (0, 1), every T", "任意 β ∈ (0, 1)、任意 T"),
      word("t", "t >= ", "from which step on", "从哪一时刻起"),
      ...slot.locals.filter((name) => name !== "t" && name !== "T").flatMap((name) => domains.map((domain) => ({ ...domain, label: `${name} ${domain.label}`, insert: `${name} ${domain.insert}` }))),
    ];
    default: return [];
  }
}

const domains = [
  word("real", "real", "any number", "任意实数"), word("positive", "positive", "any positive number", "任意正数"),
  word("noise", "noise", "a standard normal noise", "标准正态噪声"), word("in", "in ", "a number in a range: in 0..1", "区间内的数：in 0..1"),
];
const scales = [
  word("log", "log", "the slider moves by factors", "滑块按倍数移动"),
  word("whole", "whole", "only whole numbers", "只取整数"),
  word("step", "step ", "where the slider stops: step 0.1", "滑块的间隔：step 0.1"),
];

/** Every name an expression may read, the nearest first: the line's own, the sheet's, the language's, what a trainer measures. */
export function nameCandidates(slot: Extract<Slot, { kind: "expression" }>, { cells, catalog }: Known): readonly Candidate[] {
  const at = slot.index;
  const found = new Map<string, Candidate>();
  const add = (candidate: Candidate) => void (found.has(candidate.label) || found.set(candidate.label, candidate));
  for (const name of slot.locals) add({ kind: "local", label: name, insert: name, doc: { en: "of this line", zh: "本行的变量" } });
  const texts = textsOf(cells);
  for (const cell of cells) {
    const { line } = cell;
    const name = line && nameOf(line);
    if (!line || name === undefined || name === slot.own) continue;
    const shared = { label: name, ...docOf(cell, catalog), text: texts.get(name)! };
    if (line.kind === "parameter" || line.kind === "scalar") add({ kind: "number", insert: name, ...shared });
    else if (line.kind === "function") add({ kind: "function", insert: `${name}(`, form: `${name}(${line.parameters.join(", ")})`, ...shared });
    else if (line.kind === "column" || line.kind === "base") add({ kind: "column", insert: at === undefined ? `${name}[` : `${name}[${at}]`, form: `${name}[${at ?? "t"}]`, ...shared });
  }
  if (slot.own !== undefined && slot.index !== undefined)
    add({ kind: "column", label: slot.own, insert: `${slot.own}[${slot.index}-1]`, form: `${slot.own}[${slot.index}-1]`, doc: { en: "this column, one step before", zh: "本列的前一时刻" } });
  for (const { name, parameters, doc } of [...foldForms, ...builtIns]) add({ kind: "built-in", label: name, insert: `${name}(`, form: `${name}(${parameters.join(", ")})`, doc });
  for (const name of constants) add({ kind: "constant", label: name, insert: name, doc: constantDocs[name] ?? { en: "a constant", zh: "常数" } });
  for (const name of liveNumbers) add({ kind: "measured", label: name, insert: name, doc: liveDocs[name]! });
  for (const name of liveColumns) add({ kind: "measured", label: name, insert: at === undefined ? `${name}[` : `${name}[${at}]`, form: `${name}[${at ?? "t"}]`, doc: liveDocs[name]! });
  const numbers = new Set<Candidate["kind"]>(["local", "number"]);
  return [...found.values()].filter(({ kind }) => !slot.indexed || numbers.has(kind));
}

/** Catalog formulas by their path, those that the sheet has not used yet first; and families that a choice of the sheet can switch. */
export function formulaCandidates({ cells, catalog }: Known): readonly Candidate[] {
  const used = new Set(cells.flatMap(({ line }) => (line?.kind === "use" && line.choice === undefined ? [line.path] : [])));
  const plain = catalog.names().map((name): Candidate => ({ kind: "formula", label: name, insert: name, ...ofFormula(catalog.find(name)!) }));
  const switched = familiesOf(cells, catalog).map(({ label, options }): Candidate => ({ kind: "formula", label, insert: label, doc: { en: `the one chosen of ${options.join(", ")}`, zh: `在 ${options.join("、")} 中选定的一个` } }));
  return [...switched, ...plain.filter(({ label }) => !used.has(label)), ...plain.filter(({ label }) => used.has(label))];
}

/** What a new line may begin with: a name that other cells miss, or a formula that the sheet has not. */
export function lineCandidates(known: Known): readonly Candidate[] {
  const { cells, catalog } = known;
  const defined = new Set(cells.flatMap(({ line, id }) => (line ? (nameOf(line) ?? []) : [id])));
  const missing = new Set(cells.flatMap(({ line }) => (line ? neededBy(line) : [])).filter((name) => !defined.has(name) && !isLive(name)));
  // A sheet that was pasted can miss hundreds.
  const wanted = [...missing].slice(0, mostWanted).map((name): Candidate => {
    const isColumn = cells.some(({ text }) => text.includes(`${name}[`));
    return { kind: isColumn ? "column" : "number", label: name, insert: isColumn ? `${name}[t] = ` : `${name} = `, doc: { en: "read by a cell, defined by none", zh: "有单元格用到，尚未定义" } };
  });
  const had = new Set(cells.flatMap(({ origin, line }) => origin ?? (line?.kind === "use" ? `${line.path}${line.choice === undefined ? "" : `[${line.choice}]`}` : [])));
  const fresh = formulaCandidates(known).filter(({ label }) => !had.has(label));
  return [...wanted, ...fresh.map((candidate) => ({ ...candidate, label: `use ${candidate.label}`, insert: `use ${candidate.label}` }))].filter(({ label }) => catalog.find(label) === undefined);
}

const mostWanted = 30;

/** The members of a family that may follow one another in `choice(…)`; after `at`, the options given. */
export function optionCandidates(slot: Extract<Slot, { kind: "option" }>, { cells, catalog }: Known): readonly Candidate[] {
  if (slot.closed) return slot.given.map((name) => word(name, name, "the option that is chosen at first", "起始选项"));
  const paths = cells.flatMap(({ line }) => (line?.kind === "use" && line.choice === slot.name ? [line.path] : []));
  const members = catalog.names().map((name) => ({ name, folder: name.split(".")[0]!, last: name.split(".").at(-1)! }));
  // Without a `use` that says which family is meant, a family is what defines one name in several ways.
  const families = paths.length > 0 ? new Set(paths) : new Set(members.filter(({ name }) => headsOf(catalog.find(name)!).some((head) => catalog.definer(head) === undefined)).map(({ folder }) => folder));
  return members.filter(({ folder, last }) => families.has(folder) && !slot.given.includes(last)).map(({ name, last }) => ({ kind: "formula", label: last, insert: last, ...ofFormula(catalog.find(name)!) }));
}

/** Every `path[choice]` that the sheet's choices make possible. */
const familiesOf = (cells: readonly Cell[], catalog: Catalog): { label: string; options: readonly string[] }[] => {
  const folders = [...new Set(catalog.names().map((name) => name.split(".")[0]!))];
  return cells.flatMap(({ line }) => (line?.kind === "choice" ? folders.filter((folder) => line.options.every((option) => catalog.find(`${folder}.${option}`))).map((folder) => ({ label: `${folder}[${line.name}]`, options: line.options })) : []));
};

const headsOf = ({ text }: Formula): readonly string[] => text.split("\n").flatMap((line) => /^\s*(\w+)\s*\[/.exec(line)?.[1] ?? []);
const ofFormula = ({ title, text }: Formula): { doc: Wording; text: string } => ({ doc: title, text });

function docOf(cell: Cell, catalog: Catalog): { doc?: Wording } {
  const formula = cell.origin ?? (cell.line && nameOf(cell.line) !== undefined ? catalog.definer(nameOf(cell.line)!) : undefined);
  const doc = cell.title ?? (formula === undefined ? undefined : catalog.find(formula)?.title);
  return doc ? { doc } : {};
}

/** The lines that define each name, base cases first as they stand. */
function textsOf(cells: readonly Cell[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { line, text } of cells) {
    const name = line && nameOf(line);
    if (name !== undefined) texts.set(name, texts.has(name) ? `${texts.get(name)!}\n${text}` : text);
  }
  return texts;
}

const constantDocs: Readonly<Record<string, Wording>> = {
  pi: { en: "π, 3.14159…", zh: "圆周率 π" },
  e: { en: "Euler's number, 2.71828…", zh: "自然常数 e" },
};

const liveDocs: Readonly<Record<string, Wording>> = {
  "live.loss": { en: "the trainer's running loss", zh: "训练中的损失" },
  "live.floor": { en: "the least loss that any network could reach", zh: "任何网络都无法低于的损失" },
  "live.excess": { en: "what the network loses beyond that", zh: "网络超出下限的部分" },
  "live.step": { en: "the training step", zh: "训练步数" },
  "live.rate": { en: "the learning rate", zh: "学习率" },
  "live.energy": { en: "the energy distance of the samples to the data", zh: "样本与数据的能量距离" },
  "live.wasserstein": { en: "the sliced Wasserstein distance of the samples to the data", zh: "样本与数据的切片 Wasserstein 距离" },
  "live.loss_t": { en: "the running loss by step t", zh: "各时刻 t 的损失" },
  "live.floor_t": { en: "the least loss by step t", zh: "各时刻 t 的损失下限" },
  "live.excess_t": { en: "what lies between the two, by step t", zh: "各时刻 t 超出下限的部分" },
  "live.samples": { en: "the samples drawn last, first coordinate", zh: "最近抽取的样本（第一坐标）" },
};
