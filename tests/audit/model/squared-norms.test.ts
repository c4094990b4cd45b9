import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const verdictsOf = (right: string) => audit(readDocument("a.md", `$$\\log q(x_t|x_0) = ${right}$$`), { seed: 1, runs: 40 }).findings.map((f) => f.verdict.kind);
const exponent = String.raw`-\frac{\|x_t-\sqrt{\bar\alpha_t}x_0\|^2}{2(1-\bar\alpha_t)}`;

test("a log density in d dimensions has its normaliser d times", () => {
  expect(verdictsOf(String.raw`-\frac{d}{2}\log(2\pi(1-\bar\alpha_t)) ${exponent}`)).toEqual(["upheld"]);
  expect(verdictsOf(String.raw`-\frac{d}{2}\log(2\pi\sqrt{1-\bar\alpha_t}) ${exponent}`)).toEqual(["refuted"]);
});

test("a letter that counts nothing is not known", () => expect(verdictsOf(String.raw`d ${exponent}`)).toEqual(["undecided"]));
