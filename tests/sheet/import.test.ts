import { execFileSync, spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chosenList, readNumbers, readNumbersInText } from "../../src/sheet/import/read-file.ts";

const read = (text: string, wanted?: string) => chosenList(readNumbersInText(text), wanted);
const listOf = (text: string, wanted?: string) => {
  const found = read(text, wanted);
  if (!found.ok) throw new Error(`${found.problem.kind}: ${found.problem.subject}`);
  return found.list;
};
const valuesOf = (text: string, wanted?: string) => [...listOf(text, wanted).values];
const problemOf = (text: string, wanted?: string) => {
  const found = read(text, wanted);
  return found.ok ? undefined : found.problem;
};
const subjectAt = (text: string) => {
  const { place } = problemOf(text)!;
  return place && text.slice(place.start, place.end);
};

describe("a pasted list", () => {
  test("is read as Python, NumPy, PyTorch, JAX, JSON and spreadsheets write it", () => {
    const same = [
      "[0.1, 0.2, 0.3]", "0.1 0.2 0.3", "0.1\n0.2\n0.3\n", "0.1; 0.2; 0.3;", "(0.1, 0.2, 0.3)", "[0.1 0.2\n 0.3]", "array([0.1, 0.2, 0.3])", "betas = np.array([0.1,\n 0.2, 0.3], dtype=np.float64)",
      "tensor([0.1000, 0.2000, 0.3000], dtype=torch.float64, requires_grad=True)", "tensor([[0.1],\n        [0.2],\n        [0.3]], device='cuda:0', dtype=torch.float64, grad_fn=<MulBackward0>)",
      "[np.float64(0.1), np.float64(0.2), np.float64(0.3)]", "Array([0.1, 0.2, 0.3], dtype=float64)", "\ufeff0.1\t0.2\t0.3",
    ];
    for (const text of same) expect(valuesOf(text), text).toEqual([0.1, 0.2, 0.3]);
    expect(valuesOf("[1., -1e-4, +.5, inf, -inf, nan, 1E3]")).toEqual([1, -1e-4, 0.5, Infinity, -Infinity, NaN, 1000]);
  });

  test("says its precision where it says one", () => {
    expect(listOf("tensor([1.0000e-04, 2.0000e-02], dtype=torch.float32)")).toMatchObject({ precision: "float32", values: Float64Array.of(Math.fround(1e-4), Math.fround(0.02)) });
    expect(listOf("[np.float32(0.1)]").precision).toBe("float32");
    expect(listOf("tensor([1., 0.5], dtype=torch.bfloat16)").precision).toBe("bfloat16");
    expect(listOf("[0.1]").precision).toBe("float64");
  });

  test("that was printed in part, or holds a word, is refused at its place", () => {
    expect(problemOf("[1e-4 1.2e-4 ... 0.02]")).toMatchObject({ kind: "missing value", subject: "..." });
    expect(subjectAt("[0.1, 0.2,\n None]")).toBe("None");
    expect(subjectAt("0.1 0x2")).toBe("0x2");
    expect(subjectAt("[0.1, 0.2")).toBe("[");
    expect(subjectAt("0.1]")).toBe("]");
    expect(problemOf("")).toMatchObject({ kind: "missing value" });
    expect(problemOf("torch.linspace(1, 2")).toMatchObject({ kind: "unclosed bracket" });
  });

  test("comes back from every way to print it", () => {
    const writers = [JSON.stringify, (v: readonly number[]) => v.join("\n"), (v: readonly number[]) => `tensor([${v.join(", ")}], dtype=torch.float64)`, (v: readonly number[]) => v.join("; ")];
    fc.assert(fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0), { minLength: 1, maxLength: 30 }), fc.constantFrom(...writers), (numbers, write) => {
      expect(valuesOf(write(numbers))).toEqual(numbers);
    }), { seed: 7 });
  });
});

describe("a table", () => {
  test("has its columns chosen by name, and its steps by a column t", () => {
    const csv = "t,beta,\"alpha, bar\"\r\n0,,1\r\n1,1e-4,0.9\r\n2,2e-4,\r\n";
    expect(listOf(csv, "beta")).toEqual({ name: "beta", from: 1, precision: "float64", values: Float64Array.of(1e-4, 2e-4) });
    expect(listOf(csv, "alpha, bar")).toMatchObject({ from: 0, values: Float64Array.of(1, 0.9) });
    expect(problemOf(csv)).toMatchObject({ kind: "missing value", hint: "beta, alpha, bar" });
    expect(problemOf(csv, "gamma")).toMatchObject({ kind: "unknown name", subject: "gamma" });
    expect(valuesOf("beta\n0.1\n0.2")).toEqual([0.1, 0.2]);
    expect(valuesOf("a\tb\n1\t2\n3\t4", "b")).toEqual([2, 4]);
    expect(valuesOf("1\t0.5\n2\t0.25\n", "2")).toEqual([0.5, 0.25]);
    expect(valuesOf("x;y\n0,5;1\n0,25;2", "x")).toEqual([0.5, 0.25]);
  });

  test("names the place of what is no number, and lets the other columns be", () => {
    const csv = "beta,note\n0.1,first\n0.2,second\n";
    expect(valuesOf(csv, "beta")).toEqual([0.1, 0.2]);
    const bad = problemOf(csv, "note")!;
    expect([bad.kind, csv.slice(bad.place!.start, bad.place!.end)]).toEqual(["not a number", "first"]);
    expect(subjectAt("beta\n0.1\nx2\n")).toBe("x2");
    expect(problemOf("a,b\n1,2\n,3\n4,5\n", "a")).toMatchObject({ kind: "missing value", subject: "a" });
    expect(problemOf('a,b\n"1,2\n')).toMatchObject({ kind: "unclosed bracket" });
  });
});

describe("a JSON object", () => {
  test("gives its lists, as the command line writes them", () => {
    const json = JSON.stringify({ t: [0, 1, 2], columns: { beta: [null, 0.1, 0.2], alphabar: [1, "NaN", "-Infinity"] } });
    expect(listOf(json, "beta")).toMatchObject({ from: 1, values: Float64Array.of(0.1, 0.2) });
    expect(listOf(json, "alphabar")).toMatchObject({ from: 0, values: Float64Array.of(1, NaN, -Infinity) });
    expect(problemOf('{"a": [1, "x"]}', "a")).toMatchObject({ kind: "not a number" });
    expect(problemOf('{"a": 1}')).toMatchObject({ kind: "missing value" });
    expect(problemOf("{oops")).toMatchObject({ kind: "bad file" });
  });
});

/** A .npy file of one float64 dimension with any part replaced. */
function npy({ version = 1, descr = "'<f8'", shape = "(2,)", order = "False", data = new Uint8Array(new Float64Array([0.5, -2]).buffer) }: { version?: number; descr?: string; shape?: string; order?: string; data?: Uint8Array }): Uint8Array {
  const header = new TextEncoder().encode(`{'descr': ${descr}, 'fortran_order': ${order}, 'shape': ${shape}, }\n`);
  const size = version === 1 ? [header.length & 255, header.length >> 8] : [header.length & 255, header.length >> 8, 0, 0];
  return Uint8Array.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0, ...size, ...header, ...data]);
}
const npyList = (parts: Parameters<typeof npy>[0]) => chosenList(readNumbers(npy(parts)), undefined);
const npyProblem = (parts: Parameters<typeof npy>[0]) => { const found = npyList(parts); return found.ok ? undefined : found.problem; };

describe("a .npy file", () => {
  test("of every version, byte order and number type is read", () => {
    for (const version of [1, 2, 3]) expect(npyList({ version })).toMatchObject({ ok: true, list: { precision: "float64", values: Float64Array.of(0.5, -2) } });
    expect(npyList({ descr: "'>f4'", data: Uint8Array.of(0x3f, 0, 0, 0, 0xc0, 0, 0, 0) })).toMatchObject({ list: { precision: "float32", values: Float64Array.of(0.5, -2) } });
    expect(npyList({ descr: "'<f2'", shape: "(2, 1)", data: Uint8Array.of(0x00, 0x38, 0x01, 0x00) })).toMatchObject({ list: { precision: "float16", values: Float64Array.of(0.5, 2 ** -24) } });
    expect(npyList({ descr: "'|i1'", data: Uint8Array.of(255, 3) })).toMatchObject({ list: { values: Float64Array.of(-1, 3) } });
    expect(npyList({ descr: "'<i8'", order: "True", data: new Uint8Array(new BigInt64Array([-5n, 7n]).buffer) })).toMatchObject({ list: { values: Float64Array.of(-5, 7) } });
  });

  test("that lies about itself is refused with what is wrong", () => {
    expect(npyProblem({ shape: "(3,)" })).toMatchObject({ kind: "bad file", subject: "it ends after 2 of 3 numbers" });
    expect(npyProblem({ shape: "(2, 2)" })).toMatchObject({ kind: "bad file", subject: "shape (2, 2)" });
    expect(npyProblem({ shape: "()" })).toMatchObject({ kind: "bad file" });
    expect(npyProblem({ shape: "(0,)" })).toMatchObject({ kind: "missing value" });
    expect(npyProblem({ shape: "(99999999999999999999,)" })).toMatchObject({ kind: "too large" });
    expect(npyProblem({ version: 9 })).toMatchObject({ kind: "bad file", subject: "version 9" });
    for (const descr of ["'<c16'", "'|O'", "[('a', '<f8')]", "'<U3'"]) expect(npyProblem({ descr }), descr).toMatchObject({ kind: "bad file" });
  });

  test("cut or changed anywhere never throws, and never gives more numbers than it has", () => {
    const sound = npy({});
    fc.assert(fc.property(fc.nat(sound.length), fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 4 }), (length, edits) => {
      const bytes = sound.slice(0, length);
      for (const [at, byte] of edits) if (at < bytes.length) bytes[at] = byte;
      const found = chosenList(readNumbers(bytes), undefined);
      if (found.ok) expect(found.list.values.length).toBeLessThanOrEqual(bytes.length);
    }), { seed: 11, numRuns: 2000 });
  });

  const hasNumPy = spawnSync("python3", ["-c", "import numpy"]).status === 0;
  test.skipIf(!hasNumPy)("that NumPy wrote is read as NumPy has it", () => {
    const program = `
import io, json, sys, base64, warnings
import numpy as np
warnings.simplefilter("ignore")
out = []
for dtype in ["<f8", ">f8", "<f4", ">f4", "<f2", ">f2", "<i4", ">i8", "|u1", "|b1", "<u2"]:
    for shape in [(5,), (5, 1), (1, 5)]:
        for version in [(1, 0), (2, 0), (3, 0)]:
            a = (np.linspace(0.0001, 60000, 5) if "f" in dtype else np.arange(5)).astype(dtype).reshape(shape)
            b = io.BytesIO(); np.lib.format.write_array(b, np.asfortranarray(a) if version == (2, 0) else a, version=version)
            out.append({"bytes": base64.b64encode(b.getvalue()).decode(), "values": a.astype("f8").ravel().tolist(), "dtype": dtype})
print(json.dumps(out))`;
    const files = JSON.parse(execFileSync("python3", ["-c", program], { encoding: "utf8" })) as { bytes: string; values: number[]; dtype: string }[];
    expect(files).toHaveLength(99);
    for (const { bytes, values, dtype } of files) {
      const found = chosenList(readNumbers(new Uint8Array(Buffer.from(bytes, "base64"))), undefined);
      expect(found.ok && [...found.list.values], dtype).toEqual(values);
    }
  });

  test.skipIf(!hasNumPy)("and what NumPy prints is read as NumPy has it", () => {
    const program = `
import json
import numpy as np
a = np.linspace(1e-4, 0.02, 7)
print(json.dumps([repr(a), str(a), repr(list(a)), repr(a.tolist()), repr(a.astype("f4")), repr(a.reshape(7, 1)), repr(np.array([np.nan, np.inf, -1.0]))]))`;
    const printed = JSON.parse(execFileSync("python3", ["-c", program], { encoding: "utf8" })) as string[];
    const lengths = printed.map((text) => listOf(text).values.length);
    expect(lengths).toEqual([7, 7, 7, 7, 7, 7, 3]);
    expect(valuesOf(printed[2]!)).toEqual(valuesOf(printed[3]!));
    expect(listOf(printed[4]!).precision).toBe("float32");
  });
});

test("files that are no text of ours are refused by name", () => {
  expect(readNumbers(Uint8Array.of(0x50, 0x4b, 3, 4))).toMatchObject({ ok: false, problem: { kind: "bad file", subject: "zip" } });
  expect(readNumbers(Uint8Array.of(0xff, 0x31, 0x32))).toMatchObject({ ok: false, problem: { kind: "bad file", subject: "UTF-8" } });
  expect(chosenList(readNumbers(Uint8Array.of(0xff, 0xfe, 0x31, 0, 0x20, 0, 0x32, 0)), undefined)).toMatchObject({ list: { values: Float64Array.of(1, 2) } });
  expect(readNumbers(new Uint8Array(10_000_001))).toMatchObject({ ok: false, problem: { kind: "too large" } });
});

test("hostile text never throws", () => {
  fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60, unit: fc.constantFrom(..."[](){}=,.;\t\n\"'0123e-+tensor ") })), (text) => {
    const found = readNumbersInText(text);
    if (found.ok) expect(found.lists.length).toBeGreaterThan(0);
  }), { seed: 13, numRuns: 3000 });
});
