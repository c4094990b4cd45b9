import { expect, test } from "vitest";
import { endOf, errorText, faultOf, firstEntry, networkIs, repaired, subjects, together } from "../../../src/audit/code/wordings.ts";

test("an array's convention is said with its own name", () => {
  expect(firstEntry("betas", 1).en).toBe("betas[i] is step i + 1");
  expect(firstEntry("alpha_bar", 0)).toEqual({ en: "alpha_bar[i] is step i", zh: "alpha_bar[i] 对应第 i 步" });
  expect(together([firstEntry("betas", 1), networkIs("noise")])?.en).toBe("betas[i] is step i + 1; the network predicts the noise ε");
  expect(together([])).toBeUndefined();
});

test("where a loop ends is said beside the data, to four digits", () => {
  const ending = { data: "N(3, 0.5²)", mean: [3, 5.9061], deviation: [0.5, 0.99994] } as const;
  expect(endOf(ending).en).toBe("with the exact denoiser of N(3, 0.5²) it ends at mean 5.906, deviation 0.9999; the data have mean 3, deviation 0.5");
  expect(endOf(ending).zh).toBe("用 N(3, 0.5²) 的精确去噪器，它终止于均值 5.906、标准差 0.9999；数据的均值为 3、标准差为 0.5");
  expect(endOf({ ...ending, data: "two points" }).zh).toContain("用两点数据的精确去噪器");
});

test("a repair, a fault and an exception name their place and Python's own words", () => {
  expect(repaired({ kind: "continued line" }, 12).en).toBe("line 12: the line ends in an operator and was joined with the next");
  expect(faultOf({ kind: "SyntaxError", message: "invalid syntax", column: 38 }, 8).en).toBe("Python stops here with SyntaxError: invalid syntax (line 8, column 38).");
  expect(errorText({ type: "IndexError", message: "index 3 is out of bounds for axis 0 with size 3" })).toBe("IndexError: index 3 is out of bounds for axis 0 with size 3");
  expect(errorText({ type: "AssertionError", message: "" })).toBe("AssertionError");
});

test("every subject is said in both languages", () => {
  for (const { en, zh } of Object.values(subjects)) expect([en.trim(), zh.trim()].every((text) => text.length > 1)).toBe(true);
});
