import { expect, test } from "vitest";
import { readTerm } from "../../src/read/text/read-term.ts";
import { tokens } from "../../src/read/text/tokens.ts";
import { commandWords, typedCommand } from "../../src/read/text/typed-command.ts";

/** Types a text letter by letter, as hands do. */
function typed(text: string): string {
  let written = "";
  for (const letter of text) {
    written += letter;
    const found = typedCommand(written, written.length);
    if (found) written = written.slice(0, found.place.start) + found.by + written.slice(found.place.end);
  }
  return written;
}

test("a Greek letter's command becomes the letter at the character that ends it", () => {
  expect(typed("\\beta ")).toBe("β");
  expect(typed("\\beta[t] = 1")).toBe("β[t] = 1");
  expect(typed("\\beta_T")).toBe("β_T");
  expect(typed("1-\\alpha*2")).toBe("1-α*2");
  expect(typed("\\beta")).toBe("\\beta");
  expect(typed("\\Sigma \\varepsilon ")).toBe("Σε");
});

test("a mark waits for its letter", () => {
  expect(typed("\\bar\\alpha ")).toBe("ᾱ");
  expect(typed("\\bar\\alpha[t-1]")).toBe("ᾱ[t-1]");
  expect(typed("\\bar{\\alpha}[t]")).toBe("ᾱ[t]");
  expect(typed("\\tilde{\\beta} + 1")).toBe("β̃ + 1");
  expect(typed("\\hat{x} ")).toBe("x̂ ");
  expect(typed("\\bar x ")).toBe("x̄");
});

test("operators and functions become what the language has", () => {
  expect(typed("2 \\cdot 3")).toBe("2 ·3");
  expect(typed("a \\le b")).toBe("a ≤b");
  expect(typed("\\sqrt{\\alpha ")).toBe("√(α");
  expect(typed("\\sqrt(2)")).toBe("√(2)");
  expect(typed("\\sum(")).toBe("sum(");
  expect(typed("\\ln x")).toBe("log(x");
});

test("what the language has not is left alone", () => {
  for (const text of ["\\frac{1}{2}", "\\left( ", "\\mathbb{E} ", "\\infty ", "a \\\\ b", "\\ "]) expect(typed(text)).toBe(text);
});

test("each letter is read by the language as the name of its command", () => {
  for (const [command, by] of commandWords.filter(([name]) => !name.includes("\\")).filter(([, sign]) => /^\p{L}$/u.test(sign)))
    expect(tokens(by)[0]!.text, command).toBe(tokens(`\\${command}`)[0]!.text);
  expect(commandWords.length).toBeGreaterThan(60);
});

test("the caret in the middle of a text replaces there and nowhere else", () => {
  const text = "a = \\beta * \\gamma";
  expect(typedCommand(text, 10)).toEqual({ place: { start: 4, end: 10 }, by: "β" });
  expect(typedCommand(text, 9)).toBeUndefined();
  expect(typedCommand(text, text.length)).toBeUndefined();
});

test("a formula typed in TeX's letters is read", () => expect(readTerm(typed("\\sqrt{\\bar\\alpha[t]) \\cdot x")).ok).toBe(true));
