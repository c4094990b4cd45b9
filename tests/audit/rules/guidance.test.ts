import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

/** The verdict on the last formula of a text. */
function verdictOn(text: string): string {
  const { findings } = audit(readDocument("a.md", `Classifier-free guidance: ${text}`), { seed: 1, runs: 40 });
  const { kind } = findings.at(-1)!.verdict;
  return kind === "upheld" ? "proved" : kind;
}

const two = String.raw`$\tilde\epsilon=\epsilon_\varnothing+s(\epsilon_c-\epsilon_\varnothing)$ and $\tilde\epsilon=(1+w)\epsilon_c-w\epsilon_\varnothing$ `;

describe("guidance", () => {
  test.each([
    [String.raw`$\tilde\epsilon_\theta(x_t,c)=(1+w)\epsilon_\theta(x_t,c)-w\epsilon_\theta(x_t)$`, "proved"],
    [String.raw`$\hat\epsilon=\epsilon_\theta(x_t,t,\varnothing)+s(\epsilon_\theta(x_t,t,c)-\epsilon_\theta(x_t,t,\varnothing))$`, "proved"],
    [String.raw`$\epsilon_{\text{cfg}}=\gamma\epsilon_{\text{cond}}+(1-\gamma)\epsilon_{\text{uncond}}$`, "proved"],
    [String.raw`$\tilde\epsilon=(1+w)\epsilon_c+w\epsilon_\varnothing$`, "refuted"],
    [String.raw`$\tilde\epsilon=(1+w)\epsilon_\varnothing-w\epsilon_c$`, "refuted"],
    [two + "agree with $s=1+w$", "proved"],
    [two + "agree with $s=w-1$", "refuted"],
    [two + String.raw`so for $s=1$ it is $\tilde\epsilon=\epsilon_c$`, "proved"],
    [two + String.raw`so for $s=1$ it is $\tilde\epsilon=\epsilon_\varnothing$`, "refuted"],
    [two + String.raw`so for some scale it is $\tilde\epsilon=\epsilon_\varnothing$`, "undecided"],
    [String.raw`$\tilde\epsilon=\epsilon_c-w(\epsilon_c-\epsilon_\varnothing)$`, "undecided"],
    ["$s=w$", "undecided"],
  ])("%s: %s", (text, verdict) => expect(verdictOn(text)).toBe(verdict));
});
