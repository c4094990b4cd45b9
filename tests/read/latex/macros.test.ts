import { expect, test } from "vitest";
import { walkMath } from "../../../src/read/latex/children.ts";
import { readMacros } from "../../../src/read/latex/macros.ts";
import { printMath } from "../../../src/read/latex/print-math.ts";
import { readMath } from "../../../src/read/latex/read-math.ts";

const document = String.raw`
\newcommand{\xx}{\mathbf{x}}
\newcommand\abar[1][t]{\bar\alpha_{#1}}
\newcommand{\sig}[1]{\sigma_{#1}}
\renewcommand{\N}[2]{\mathcal{N}\left(#1, #2\right)}
\def\e{\boldsymbol\epsilon}
\def\pair#1#2{(#1, #2)}
\DeclareMathOperator{\snr}{SNR}
\DeclareMathOperator*{\best}{argmin}
`;
const macros = readMacros(document);
const shown = (tex: string, known = macros): string[] => {
  const { statements, problems } = readMath(tex, { macros: known });
  return [...statements.map(printMath), ...problems.map((problem) => `${problem.kind}: ${problem.subject}`)];
};

test("a document's macros are gathered with their arguments", () => {
  expect(macros).toEqual({
    "\\xx": "\\mathbf{x}", "\\abar": "t\0\\bar\\alpha_{#1}", "\\sig": "\\sigma_{#1}", "\\N": "\\mathcal{N}\\left(#1, #2\\right)", "\\e": "\\boldsymbol\\epsilon", "\\pair": "(#1, #2)",
    "\\snr": "\\operatorname{SNR}", "\\best": "\\operatorname{argmin}",
  });
});

test("macros are read as what they stand for, under accents too", () => {
  expect(shown(String.raw`\xx_t = \sig{t} \e + \hat\xx_0`)).toEqual(["x_t = σ_t ε + x̂_0"]);
  expect(shown(String.raw`\e \sim \N{0}{\sig{t}^2}`)).toEqual(["ε ∼ N(0, σ_t^2)"]);
  expect(shown(String.raw`\abar = \abar[t-1] \alpha_t`)).toEqual(["ᾱ_t = ᾱ_{t-1} α_t"]);
  expect(shown(String.raw`\snr(t) = \sig t`)).toEqual(["SNR(t) = σ_t"]);
  expect(shown(String.raw`\newcommand{\k}{\kappa} \k = 1`)).toEqual(["κ = 1"]);
});

test("shorthands need no definition, and a document's own meaning goes before them", () => {
  expect(shown(String.raw`\E_{t}[\norm{\eps}^2] + \KL(p\|q)`, {})).toEqual(["E_{t}[‖ε‖^2] + KL(p ‖ q)"]);
  expect(shown(String.raw`\E`, { "\\E": "\\eta" })).toEqual(["η"]);
});

test("the place of what a macro makes is the place of its use", () => {
  const tex = String.raw`a + \sig{t} + \xx b`;
  const { statements } = readMath(tex, { macros });
  const places: string[] = [];
  walkMath(statements[0]!, (node) => {
    if (node.kind === "symbol") places.push(tex.slice(node.place.start, node.place.end).trim());
  });
  expect(places).toEqual(["a", "\\sig{t}", "t", "\\xx", "b"]);
});

test("macros that grow without end are a problem at their use", () => {
  for (const [own, kind] of [[{ "\\a": "\\a" }, "too large"], [{ "\\a": "\\a\\a" }, "too large"], [{ "\\a": "{\\b}", "\\b": "\\a x" }, "too large"]] as const) {
    const { statements, problems } = readMath("y = \\a", { macros: own as Record<string, string> });
    expect(statements).toEqual([]);
    expect(problems).toMatchObject([{ kind, place: { start: 4, end: 6 } }]);
  }
  expect(readMath("\\sig", { macros }).problems).toMatchObject([{ kind: "wrong number of arguments", subject: "\\sig" }]);
});
