import { describe, expect, test } from "vitest";
import { claimsOf, verdictAt } from "../claims-of.ts";

const schedule = "import numpy as np\nbetas = np.linspace(1e-4, 0.02, 1000)\nabar = np.cumprod(1 - betas)\n";
const printed = (text: string, name?: string) => claimsOf(text, name).filter(({ subject }) => subject === "a printed result").map(({ line, kind }) => `${line} ${kind}`);

describe("numbers beside the code that prints them", () => {
  test.each([
    ["print(abar[499])  # 0.0786", "upheld"],
    ["print(abar[499])  # ≈ 0.079", "upheld"],
    ["print(abar[499])  # 0.0876", "refuted"],
    ["print(f'{abar[999]:.2e}')  # 4.04e-05", "upheld"],
    ["print(abar[0], abar[1])  # 0.9999 0.99978", "upheld"],
    ["half = abar[499]  # → 0.0786", "upheld"],
    ["half = abar[499]  # → 0.5", "refuted"],
    ["steps = 1000  # 500", "nothing"],
    ["print(np.random.randn())  # 0.4967", "nothing"],
    ["half = abar[499]  # about 3 lines", "nothing"],
  ])("%s: %s", (line, verdict) => expect(verdictAt(schedule + line, line)).toBe(verdict === "nothing" ? "nothing" : verdict));

  test("comments below a loop, line by line", () => {
    const text = `${schedule}for t in [99, 499]:\n    print(t + 1, f"{abar[t]:.4f}")\n# 100 0.8970\n# 500 0.0876\n`;
    expect(printed(text)).toEqual(["6 upheld", "7 refuted"]);
  });

  test("a block below", () => {
    const text = `\`\`\`python\n${schedule}print("abar_500 =", round(abar[499], 4))\nprint("noise:", np.random.randn())\n\`\`\`\n\nOutput:\n\n\`\`\`\nabar_500 = 0.0786\nnoise: 0.4967\n\`\`\`\n`;
    expect(printed(text, "a.md")).toEqual(["12 upheld"]);
    expect(printed(text.replace("0.0786", "0.0796"), "a.md")).toEqual(["12 refuted"]);
  });

  test("a notebook's output, at its line in the file", () => {
    const notebook = { cells: [{ cell_type: "code", source: [`${schedule}print(abar[499])\n`], outputs: [{ output_type: "stream", name: "stdout", text: ["0.0786\n"] }], metadata: {}, execution_count: 1 }], metadata: {}, nbformat: 4, nbformat_minor: 5 };
    const text = JSON.stringify(notebook, null, 1), line = text.split("\n").findIndex((each) => each.includes('"0.0786')) + 1;
    expect(printed(text, "a.ipynb")).toEqual([`${line} upheld`]);
    expect(printed(text.replace("0.0786", "0.0687"), "a.ipynb")).toEqual([`${line} refuted`]);
  });
});

describe("counts and indices", () => {
  const text = (library: string, shown: string) => `\`\`\`python\nimport ${library}\nabar = ${library.split(" ").at(-1)}.cumprod(1 - ${library.split(" ").at(-1)}.linspace(1e-4, 0.02, 1000)${library === "torch" ? ", 0" : ""})\nprint(int((abar < 0.5).argmax()))\n\`\`\`\n\n\`\`\`\n${shown}\n\`\`\`\n`;
  const kinds = (library: string, shown: string) => claimsOf(text(library, shown), "notes.md").filter(({ subject }) => subject.includes("printed")).map(({ kind }) => kind);
  test("of float64 are what they are", () => { expect(kinds("numpy as np", "259")).toEqual(["upheld"]); expect(kinds("numpy as np", "260")).toEqual(["refuted"]); });
});
