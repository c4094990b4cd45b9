import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { faultOf } from "../../../src/read/python/fault.ts";
import { linesOf } from "../../../src/read/python/lines.ts";
import table from "./cpython-3.11-faults.json" with { type: "json" };

type Said = readonly [kind: string, message: string, line: number, column: number] | null;
const faults = table as unknown as readonly (readonly [text: string, said: Said])[];

const saidOf = (text: string): Said => {
  const fault = faultOf(text, linesOf(text));
  return fault ? [fault.kind, fault.message, fault.line, fault.column] : null;
};

const script = `
import ast, json, sys, warnings
warnings.simplefilter("ignore")
def said(text):
    try:
        ast.parse(text)
    except SyntaxError as e:
        return [type(e).__name__, e.msg, e.lineno, e.offset]
print(json.dumps([sys.version_info[:2] == (3, 11), [said(text) for text in json.load(sys.stdin)]]))`;

/** What the python3 of this machine says; CPython words its errors anew in every version, so only 3.11 is asked. */
const python = (): readonly Said[] | undefined => {
  try {
    const [isAsked, said] = JSON.parse(execFileSync("python3", ["-c", script], { input: JSON.stringify(faults.map(([text]) => text)), encoding: "utf8", stdio: ["pipe", "pipe", "ignore"] })) as [boolean, Said[]];
    return isAsked ? said : undefined;
  } catch {
    return undefined;
  }
};

describe("what is wrong with a text", () => {
  test("is said with the kind, the words, the line and the column of CPython 3.11, for some 490 texts", () => {
    expect(faults.length).toBeGreaterThan(480);
    expect(faults.map(([text]) => [text, saidOf(text)])).toEqual(faults);
  });
  const own = python();
  test.skipIf(own === undefined)("agrees with the python3 that is here (skipped where there is no CPython 3.11)", () => {
    expect(faults.map(([text]) => saidOf(text))).toEqual(own);
  });
  test("points at a place in the text", () => {
    for (const [text] of faults) {
      const fault = faultOf(text, linesOf(text));
      if (fault) expect(fault.place.start).toBeLessThanOrEqual(text.length);
    }
  });
});
