import { latexName, script, symbolLatex } from "./print-latex-name.ts";
import { boxed, bracketed, level, type Piece } from "./print-latex-piece.ts";
import { number, operator, type CallTerm, type Term } from "./term.ts";

/** What printing a call needs of the printer it is part of. */
export interface Setting {
  readonly latex: (term: Term) => string;
  /** As it stands in an index. */
  readonly inline: (term: Term) => string;
  /** In brackets unless it is a single symbol or number. */
  readonly held: (term: Term) => string;
  readonly wrap: (name: string, latex: string) => string;
}

/** The catalog's functions of a step, whose last argument is written as an index: \tilde{\mu}_t(x_0, x_t). */
const stepLast = new Set(["posteriorMean", "posteriorVariance"]);

/** A call as mathematics writes it; `power` is an exponent to stand before the bracket, as in cos²(x). */
export function latexCall(term: CallTerm, { latex, inline, held, wrap }: Setting, power = ""): Piece {
  const [first, second, third, fourth] = term.args as [Term, Term, Term, Term];
  const list = (args: readonly Term[]): string => bracketed(args.map(latex).join(", "));
  switch (term.name) {
    case "sqrt": return whole(`\\sqrt{${latex(first)}}`, level.atom);
    case "sin":
    case "cos":
    case "tan":
    case "tanh":
    case "exp":
    case "log":
    case "min":
    case "max": return whole(`\\${term.name}${power}${list(term.args)}`);
    case "log1p": return whole(`\\log${list([first.kind === "negate" ? operator("-", number(1), first.of) : operator("+", number(1), first)])}`);
    case "expm1": return whole(bracketed(`\\exp${list([first])} - 1`), level.atom);
    case "abs": return whole(`\\left|${latex(first)}\\right|`, level.atom);
    case "floor": return whole(`\\left\\lfloor ${latex(first)}\\right\\rfloor`, level.atom);
    case "ceil": return whole(`\\left\\lceil ${latex(first)}\\right\\rceil`, level.atom);
    case "normal": return whole(`\\mathcal{N}${list(term.args)}`);
    case "compose": {
      const step = (t: string): string => `${channel(first)}${script("_", t)}`;
      const start = third.kind === "number" && /^\d+$/.test(third.digits) ? number(Number(third.digits) + 1) : operator("+", third, number(1));
      return whole(`(${step(inline(fourth))} \\circ \\cdots \\circ ${step(inline(start))})${list([second])}`);
    }
    case "expectation":
    case "marginal": return whole(`\\mathop{\\mathbb{E}}_{${latex(first)} \\sim ${latex(second)}}\\left[${latex(third)}\\right]`);
    case "condition": return whole(`\\left(${latex(first)} \\sim ${latex(second)} \\,\\middle|\\, ${latex(third)} = ${latex(fourth)}\\right)`, level.atom);
    case "mean": return whole(`\\mathbb{E}${boxed(latex(first))}`);
    case "variance": return whole(`\\mathrm{Var}${boxed(latex(first))}`);
    case "covariance": return whole(`\\mathrm{Cov}${boxed(`${latex(first)}, ${latex(second)}`)}`);
    case "meanSquare": return whole(`\\mathbb{E}${boxed(`${held(first)}^2`)}`);
    case "kl": return whole(`D_{\\mathrm{KL}}${bracketed(`${latex(first)} \\,\\|\\, ${latex(second)}`)}`);
    case "logDensity": return whole(`\\log ${density(first, second)}`, level.product);
    case "score": return whole(`\\nabla${second.kind === "name" ? script("_", latex(second)) : ""} \\log ${density(first, second)}`, level.product);
    default: return whole(userCall());
  }

  /** \mathcal{N}(x; m, v) for a law that is written out, otherwise the law's density at x. */
  function density(law: Term, x: Term): string {
    if (law.kind === "call" && law.name === "normal") return `\\mathcal{N}${bracketed(`${latex(x)};\\, ${law.args.map(latex).join(", ")}`)}`;
    return `p_{${inline(law)}}${list([x])}`;
  }

  function channel(law: Term): string {
    return law.kind === "name" ? wrap(law.name, symbolLatex(latexName(law.name))) : held(law);
  }

  function userCall(): string {
    const named = latexName(term.name);
    if (!stepLast.has(term.name) || term.args.length === 0) return wrap(term.name, symbolLatex(named)) + power + list(term.args);
    const rest = term.args.slice(0, -1);
    return wrap(term.name, symbolLatex(named, inline(term.args.at(-1)!))) + (rest.length === 0 ? "" : list(rest));
  }
}

const whole = (latex: string, holds: number = level.tall): Piece => ({ latex, level: holds });
