import { describe, expect, test } from "vitest";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const listings = (text: string): readonly string[] => readDocument("a.md", text).blocks.flatMap((block) => (block.kind === "code" ? [block.text] : []));

describe("Python without a fence", () => {
  test("may begin with an assignment or a loop where what follows is plainly Python", () => {
    const loop = "t = T - 1\nx = np.random.randn(100)\nwhile t >= 0:\nx = step(x, t)\nt -= 1\nprint(x.mean())";
    expect(listings(`Title¶\nThe loop below runs backwards:\n${loop}\nIts end is close to the data.\n`)).toEqual([loop]);
    const pictures = "for i in range(10):\n xt, _ = forward(x0, i * 100)\n axs[i].imshow(xt[0])\n\n axs[i].axis(\"off\")\nplt.show()";
    expect(listings(`Text.\n\n${pictures}\n\nMore text.\n`)).toEqual([pictures]);
  });
  test("goes on after a blank line and a comment above a function", () => {
    const code = "import numpy as np\nb = np.linspace(0, 1, 10)\n\n# one step\ndef step(x, t):\n    return x * b[t]";
    expect(listings(`Text.\n\n${code}\n\nMore text stands here.\n`)).toEqual([code]);
  });
  test("goes on below a line that wants another", () => {
    const code = "def mix(a, b):\nmean = 0.5 * a +\n0.5 * b\nreturn mean";
    expect(listings(`Text.\n\n${code}\n\nMore text stands here.\n`)).toEqual([code]);
  });
  test("may be one line that calls a library", () => {
    for (const code of ["ab_prev = np.append(1.0, ab[:-1])", "ab = torch.cumprod(1 - beta, 0)\nsd = torch.sqrt(1 - ab)"]) expect(listings(`The line before was:\n\n${code}\n\nMore text stands here.\n`)).toEqual([code]);
    for (const text of ["x = np.random, that is all", "ab = the product, see np.cumprod(a) in numpy", "t = 3"]) expect(listings(`Text.\n\n${text}\n\nMore text.\n`)).toEqual([]);
  });
  test("formulas in plain text, parameters and prose are none", () => {
    for (const text of [
      "x_t = sqrt(abar_t) * x_0 + sqrt(1 - abar_t) * eps\nx_0 = (x_t - sqrt(1 - abar_t) * eps) / sqrt(abar_t)\nabar_t = a_1 * a_2\n",
      "T = 1000\nbeta_1 = 0.0001\nbeta_T = 0.02\n",
      "for t in 1..T:\nsample z\nx = mean + sigma z\n",
      "q = the forward process\np = the reverse process\nT = the number of steps\n",
    ]) expect(listings(`Text.\n\n${text}\nMore text.\n`)).toEqual([]);
  });
});
