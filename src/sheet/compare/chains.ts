import { roundTo } from "../../field/precision.ts";
import { at, call, name, number, operator, type Term } from "../../term/term.ts";
import type { Rounded, Series } from "./series.ts";

/** One operation on a column, as one takes another for it. */
export type Link = "complement" | "root" | "square" | "product" | "ratio" | "inverse" | "negative" | "log" | "exp" | "odds";

/** Operations one after another, the first applied first. */
export type Chain = readonly Link[];

/** What people confuse: ᾱ and α and β, a variance and its root, a quantity and one less it, signal to noise. */
export const usualChains: readonly Chain[] = [
  ["complement"], ["root"], ["square"], ["product"], ["ratio"],
  ["complement", "product"], ["ratio", "complement"], ["complement", "product", "complement"], ["complement", "ratio", "complement"],
  ["complement", "root"], ["product", "complement"], ["product", "root"], ["complement", "product", "root"], ["square", "complement"],
  ["odds"], ["odds", "log"], ["inverse"], ["negative"], ["log"], ["exp"],
];

const links: readonly Link[] = ["complement", "root", "square", "product", "ratio", "inverse", "negative", "log", "exp", "odds"];
const undoes: Readonly<Record<Link, Link | undefined>> = {
  complement: "complement", root: "square", square: "root", product: "ratio", ratio: "product", inverse: "inverse", negative: "negative", log: "exp", exp: "log", odds: undefined,
};

/** Every other chain of two or three links in which none undoes the one before and at most one runs over the steps. */
export function furtherChains(): readonly Chain[] {
  const known = new Set(usualChains.map(String));
  const longer = (chains: readonly Chain[]) => chains.flatMap((chain) => links.filter((link) => undoes[chain.at(-1)!] !== link && !(runs(chain) && runs([link]))).map((link) => [...chain, link]));
  const two = longer(links.map((link) => [link]));
  return [...two, ...longer(two)].filter((chain) => !known.has(String(chain)));
}

const runs = (chain: Chain): boolean => chain.includes("product") || chain.includes("ratio");

/** The chain's values in float64 and in float32. A ratio at the first step is the value itself when that step is 1: what stands before it is 1. */
export function applyChain(chain: Chain, { from, values, coarse }: Rounded): Rounded {
  let fine: Series = { from, values }, rough: Series = { from, values: coarse };
  for (const link of chain) [fine, rough] = [applied(link, fine, (x) => x), applied(link, rough, roundTo("float32"))];
  return { ...fine, coarse: rough.values };
}

/** Chains' values in float64 alone, to see whether they come near at all; what chains begin with in common is worked out once. */
export function roughChains(): (chain: Chain, series: Series) => Series {
  const known = new Map<Float64Array, Map<string, Series>>();
  return roughly;

  function roughly(chain: Chain, series: Series): Series {
    if (chain.length === 0) return series;
    let of = known.get(series.values);
    if (!of) known.set(series.values, (of = new Map()));
    const key = chain.join();
    let found = of.get(key);
    if (!found) of.set(key, (found = applied(chain.at(-1)!, roughly(chain.slice(0, -1), series), (x) => x)));
    return found;
  }
}

function applied(link: Link, { from, values }: Series, round: (x: number) => number): Series {
  const each = (f: (x: number) => number): Series => ({ from, values: values.map((x) => round(f(x))) });
  switch (link) {
    case "complement": return each((x) => 1 - x);
    case "root": return each(Math.sqrt);
    case "square": return each((x) => x * x);
    case "inverse": return each((x) => 1 / x);
    case "negative": return each((x) => -x);
    case "log": return each(Math.log);
    case "exp": return each(Math.exp);
    case "odds": return each((x) => x / round(1 - x));
    case "product": {
      let all = 1;
      return { from, values: values.map((x) => (all = round(all * x))) };
    }
    case "ratio": {
      const ratios = values.map((x, i) => round(x / (i === 0 ? 1 : values[i - 1]!)));
      return from === 0 ? { from: 1, values: ratios.subarray(1) } : { from, values: ratios };
    }
  }
}

/** The chain as a term of the sheet, at a step: `1 - prod(1 - beta[s], s, 1, t)`. */
export function chainTerm(chain: Chain, column: string, from: number, step: Term): Term {
  const link = chain.at(-1);
  if (link === undefined) return at(column, step);
  const inner = (where: Term): Term => chainTerm(chain.slice(0, -1), column, from, where);
  const one = number(1);
  switch (link) {
    case "complement": return operator("-", one, inner(step));
    case "root": return call("sqrt", inner(step));
    case "square": return operator("^", inner(step), number(2));
    case "inverse": return operator("/", one, inner(step));
    case "negative": return { kind: "negate", of: inner(step) };
    case "log":
    case "exp": return call(link, inner(step));
    case "odds": return operator("/", inner(step), operator("-", one, inner(step)));
    case "product": return { kind: "fold", fold: "prod", index: "s", body: inner(name("s")), from: number(from), to: step };
    case "ratio": return operator("/", inner(step), inner(operator("-", step, one)));
  }
}
