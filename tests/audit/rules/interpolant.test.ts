import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

/** The verdict on the last formula of a text. */
function verdictOn(text: string): string {
  const { findings } = audit(readDocument("a.md", text), { seed: 1, runs: 40 });
  const { kind } = findings.at(-1)!.verdict;
  return kind === "upheld" ? "proved" : kind;
}

const ends = String.raw`Let $x_t=(1-t)x_0+t x_1$. `;
const noisy = String.raw`Let $z_t=(1-t)x+t\epsilon$. `;

describe("a path between two ends", () => {
  test.each([
    [ends, "proved"],
    [noisy, "proved"],
    [ends + String.raw`$\frac{dx_t}{dt}=x_1-x_0$`, "proved"],
    [ends + String.raw`$\frac{dx_t}{dt}=x_0-x_1$`, "refuted"],
    [ends + String.raw`With the velocity $v=x_1-x_0$ one has $x_1=x_t+(1-t)v$`, "proved"],
    [ends + String.raw`With the velocity $v=x_1-x_0$ one has $x_1=x_t+t v$`, "refuted"],
    [ends + String.raw`$\mathcal L=\mathbb E\|v_\theta(x_t,t)-(x_1-x_0)\|^2$`, "proved"],
    [ends + String.raw`$\mathcal L=\mathbb E\|v_\theta(t x_0+(1-t)x_1,t)-(x_1-x_0)\|^2$`, "refuted"],
    [ends + String.raw`$p_t(x_t\mid x_1)=\mathcal N(t x_1,(1-t)^2 I)$`, "proved"],
    [ends + String.raw`$p_t(x_t\mid x_1)=\mathcal N(t x_1,(1-t)I)$`, "refuted"],
    [noisy + String.raw`$\mathcal L=\mathbb E\|v_\theta(z_t,t)-(\epsilon-x)\|^2$`, "proved"],
    [noisy + String.raw`$\mathcal L=\mathbb E\|v_\theta(z_t,t)-(x+\epsilon)\|^2$`, "refuted"],
    [noisy + String.raw`Here $v=x-\epsilon$, hence $x=z_t+t v$`, "proved"],
    [String.raw`The target is $\mathcal L=\mathbb E\|v_\theta(x_t,t)-(\epsilon-x_0)\|^2$`, "undecided"],
    [String.raw`One step is $x_t=(1-t)x_0+\beta_t\epsilon$`, "undecided"],
  ])("%s: %s", (text, verdict) => expect(verdictOn(text)).toBe(verdict));
});
