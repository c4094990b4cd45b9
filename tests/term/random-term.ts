import fc from "fast-check";
import type { Operator, Relation, Term } from "../../src/term/term.ts";

const names = ["t", "x0", "beta_1", "alphabar", "betatilde", "pi", "e", "n", "posteriorMean", "xt"] as const;
const columns = ["alphabar", "beta", "posteriorVariance", "x"] as const;
const operators: readonly Operator[] = ["+", "-", "*", "/", "^"];
const relations: readonly Relation[] = ["==", "!=", "<", "<=", ">", ">=", "≈"];
const digits = ["0", "1", "2", "10", "0.10", "3.20", "1e-4", "1.5E+10", "0.1415926535897932384626433832795028841971693", "99999999999999999999"] as const;

const leaf: fc.Arbitrary<Term> = fc.oneof(
  fc.constantFrom(...digits).map((d): Term => ({ kind: "number", digits: d })),
  fc.constantFrom(...names).map((name): Term => ({ kind: "name", name })),
);

/** Terms of every kind, up to six deep, small enough for a cell. */
export const randomTerm: fc.Arbitrary<Term> = fc.letrec<{ term: Term }>((tie) => {
  const term = tie("term");
  return {
    term: fc.oneof(
      { maxDepth: 6, depthSize: "small" },
      leaf,
      { weight: 4, arbitrary: fc.record({ kind: fc.constant("operator" as const), op: fc.constantFrom(...operators), left: term, right: term }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant("negate" as const), of: term }) },
      fc.record({ kind: fc.constant("index" as const), name: fc.constantFrom(...columns), index: term }),
      fc.record({ kind: fc.constant("call" as const), name: fc.constantFrom("sqrt", "exp", "cos", "mean", "f"), args: fc.tuple(term) }),
      fc.record({ kind: fc.constant("call" as const), name: fc.constantFrom("normal", "min", "kl", "forward"), args: fc.tuple(term, term) }),
      fc.record({ kind: fc.constant("fold" as const), fold: fc.constantFrom("sum" as const, "prod" as const), body: term, index: fc.constantFrom("s", "k"), from: term, to: term }),
      fc.record({ kind: fc.constant("conditional" as const), test: term, whenTrue: term, whenFalse: term }),
      fc.integer({ min: 1, max: 3 }).chain((n) =>
        fc.record({
          kind: fc.constant("comparison" as const),
          items: fc.array(term, { minLength: n + 1, maxLength: n + 1 }),
          relations: fc.array(fc.constantFrom(...relations), { minLength: n, maxLength: n }),
        }),
      ),
    ) as fc.Arbitrary<Term>,
  };
}).term;
