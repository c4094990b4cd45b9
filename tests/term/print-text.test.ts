import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTerm } from "../../src/read/text/read-term.ts";
import { printText } from "../../src/term/print-text.ts";
import { call, name, negate, number, operator, sameTerm, size } from "../../src/term/term.ts";
import { randomTerm } from "./random-term.ts";

const read = (text: string) => {
  const result = readTerm(text);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.problem)}`);
  return result.term;
};

describe("sheet text", () => {
  it("reads back as the same term, whatever the term", () => {
    let read3 = 0;
    fc.assert(
      fc.property(randomTerm, (term) => {
        const text = printText(term);
        fc.pre(text.length <= 2000 && size(term) <= 500);
        read3++;
        expect(sameTerm(read(text), term), text).toBe(true);
      }),
      { seed: 20201, numRuns: 3000 },
    );
    expect(read3).toBeGreaterThan(2500);
  });

  it.each([
    "a - (b - c)", "a - b - c", "a / (b / c)", "a / (b * c)", "a / b * c", "a * (b + c)", "(a + b)^2", "-x^2", "(-x)^2", "x^-2", "a^b^c", "(a^b)^c",
    "-(a + b)", "-a * b", "-(a * b)", "--x", "2^-x^2", "alphabar[t-1] * alpha[t]", "x[2 * t]", "prod(alpha[s], s, 1, t)", "0 < beta[t] < 1", "(a < b) < c",
    "t > 1 ? a : b", "a ? b : c ? d : e", "a ? (b ? c : d) : e", "(a ? b : c) + 1", "f(a, b + c)", "x ≈ 3.20",
  ])("keeps %s as it is", (text) => {
    expect(printText(read(text))).toBe(text);
  });

  it("leaves out every bracket that changes nothing", () => {
    expect(printText(read("((a)) + ((b * c)) / (d^(e)) - (f(((x))))"))).toBe("a + b * c / d^e - f(x)");
  });

  it("puts brackets where a term made by hand needs them", () => {
    expect(printText(operator("^", negate(name("x")), operator("^", number(2), number(3))))).toBe("(-x)^2^3");
    expect(printText(operator("-", name("a"), negate(number("1e-4"))))).toBe("a - -1e-4");
    expect(printText(call("sqrt", operator("-", number(1), name("b"))))).toBe("sqrt(1 - b)");
  });
});
