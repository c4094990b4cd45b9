import { describe, expect, test } from "vitest";
import { audit } from "../../src/audit/audit.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";

const letters = "Let $\\alpha_t=1-\\beta_t$ and $\\bar\\alpha_t=\\prod_{s=1}^t\\alpha_s$.\n\n";
const verdicts = (text: string, name = "a.md"): readonly string[] => audit(readDocument(name, letters + text), { seed: 1, runs: 40 }).findings.slice(2).map((f) => f.verdict.kind);
const wrong = "$x_t=\\bar\\alpha_t x_0+(1-\\bar\\alpha_t)\\epsilon$", right = "$x_t=\\sqrt{\\bar\\alpha_t}x_0+\\sqrt{1-\\bar\\alpha_t}\\epsilon$";

describe("a formula that is shown and not claimed is not refuted", () => {
  test.each([
    ["a common mistake", `A common mistake is to write ${wrong}.`],
    ["named before a colon", `- Mistake: ${wrong}`],
    ["a cross", `- ❌ ${wrong}\n- ✅ ${right}`],
    ["a cross after it", `${wrong} ❌`],
    ["struck out", `~~${wrong}~~`],
    ["deleted", `We had <del>${wrong}</del> here.`],
    ["true or false", `True or false: ${wrong}.`],
    ["a question", `Is it true that ${wrong}?`],
    ["someone's claim", `A student claims that ${wrong}. Where is the slip?`],
    ["called wrong after it", `One could think of\n$$${wrong.slice(1, -1)},$$\nbut this is incorrect.`],
    ["the next sentence", `A first guess is ${wrong}. This is wrong.`],
    ["not the one", `Here the roots are meant, **not the per-step** ${wrong}.`],
    ["a column", `| Wrong | Right |\n|---|---|\n| ${wrong} | ${right} |`],
    ["an option", `Which of the following is wrong?\n\n- (a) ${right}\n- (b) ${wrong}`],
    ["a contradiction's start", `Suppose for contradiction that ${wrong}.`],
    ["a heading", `## Common mistakes\n\n1. The root is left out, ${wrong}.`],
    ["常见错误", `常见错误：${wrong}。`],
    ["误以为", `很多人误以为 ${wrong}，其实不然。`],
    ["判断", `判断对错：${wrong}。（ ）`],
    ["反驳", `证明或反驳：${wrong}。`],
    ["选项", `下列说法不正确的是（ ）\n\nA. ${right}\n\nB. ${wrong}`],
    ["容易写错成", `这里容易写错成 ${wrong}。`],
    ["不成立", `等式 ${wrong} 不成立。`],
    ["某同学", `某同学认为 ${wrong}，他错在哪里？`],
    ["吗", `${wrong} 吗？`],
    ["without a factor", "Without the factor, i.e. $x_t=x_0+\\sqrt{1-\\bar\\alpha_t}\\epsilon$, nothing would shrink."],
    ["older code", `Older versions of the code used ${wrong}.`],
    ["是不是", `这里是不是应该是 ${wrong}？`],
    ["笔误", `有的博客写作 ${wrong}，这是笔误。`],
    ["为什么不", `为什么不直接令 ${wrong}？因为方差会变。`],
    ["错误一列", `| 错误 | 正确 |\n|---|---|\n| ${wrong} | ${right} |`],
  ])("%s", (_, text) => expect(verdicts(text)).not.toContain("refuted"));

  test("nor is it taken for a definition", () => expect(verdicts("错误写法：$\\bar\\alpha_t=\\sum_{s=1}^t\\alpha_s$。\n\n$$\\bar\\alpha_t=\\alpha_t\\bar\\alpha_{t-1}$$")).toEqual(["undecided", "proved"]));
});

describe("what the text does claim is refuted beside it", () => {
  test.each([
    ["the form that is called right", `A common mistake is to forget the roots. The correct form is ${wrong}.`],
    ["the second half of a correction", `注意不是 $x_t=x_0+\\epsilon$，而是 ${wrong}。`],
    ["a tick", `- ❌ ${right}\n- ✅ ${wrong}`],
    ["the next sentence after a mistake", `A common mistake is to leave out the noise. We have ${wrong}.`],
    ["the column of what is right", `| Wrong | Right |\n|---|---|\n| ${right} | ${wrong} |`],
    ["a heading's correction", `## 常见错误\n\n正确写法：${wrong}。`],
    ["a why-question", `Why is ${wrong}?`],
    ["以下等式成立", `以下等式成立：${wrong}。`],
    ["which holds", `We use the closed form, which holds for every t: ${wrong}.`],
    ["an error in another sense", `The prediction error is small, so ${wrong}.`],
  ])("%s", (_, text) => expect(verdicts(text)).toContain("refuted"));

  test("two spaces of LaTeX strike nothing out", () => expect(verdicts(`See~~[3] for it. ${wrong}, as~~[4] says.`, "a.tex")).toContain("refuted"));
});
