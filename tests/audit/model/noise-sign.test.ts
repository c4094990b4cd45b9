import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

/** The verdict on the last formula of a text. */
function verdictOn(text: string): string {
  const { kind } = audit(readDocument("a.md", text), { seed: 1, runs: 40 }).findings.at(-1)!.verdict;
  return kind === "upheld" ? "proved" : kind;
}

const minus = String.raw`$x_t=\sqrt{\bar\alpha_t}x_0-\sqrt{1-\bar\alpha_t}\epsilon$`, plus = minus.replace("x_0-", "x_0+");
const velocity = String.raw`$v=\sqrt{\bar\alpha_t}\epsilon-\sqrt{1-\bar\alpha_t}x_0$`, clean = String.raw`$x_0=\frac{x_t+\sqrt{1-\bar\alpha_t}\epsilon}{\sqrt{\bar\alpha_t}}$`;

describe("the sign in which a document takes the noise", () => {
  test.each([
    [`We write ${minus}. Hence ${clean}.`, "proved"],
    [`Hence ${clean}.`, "refuted"],
    [`Some papers write ${minus}, which changes no law. The velocity is ${velocity}.`, "proved"],
    [`有些论文写成 ${minus}。网络预测 ${velocity}。`, "proved"],
    [`Here ${plus}, elsewhere ${minus}. The velocity is ${velocity}.`, "proved"],
    [`We write ${minus}. The velocity is ${velocity}.`, "refuted"],
  ])("%s: %s", (text, verdict) => expect(verdictOn(text)).toBe(verdict));
});
