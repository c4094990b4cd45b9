import { spawnSync } from "node:child_process";
import type { PythonProgram } from "../../../src/sheet/export/python-program.ts";

/** The first Python here that has a package. */
export function pythonWith(name: "numpy" | "torch"): string | undefined {
  return ["python3", "/usr/bin/python3"].find((python) => spawnSync(python, ["-c", `import ${name}`]).status === 0);
}

const runner = `
import base64, json, struct, sys, warnings
warnings.simplefilter("ignore")
for program in json.load(sys.stdin):
    space = {}
    try:
        exec(program["text"], space)
        arrays = {of: space[name].tolist() for of, name in program["names"]}
        print(json.dumps({of: base64.b64encode(struct.pack("<%dd" % len(a), *a)).decode() for of, a in arrays.items()}))
    except Exception as fault:
        print(json.dumps({"fault": repr(fault)}))
`;

/** The arrays that programs make, all in one process, to the bit. */
export function runPrograms(python: string, programs: readonly Pick<PythonProgram, "text" | "names">[]): readonly ReadonlyMap<string, Float64Array>[] {
  const input = JSON.stringify(programs.map(({ text, names }) => ({ text, names: [...names] })));
  const { stdout, stderr, status } = spawnSync(python, ["-c", runner], { input, encoding: "utf8", maxBuffer: 1e9 });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim().split("\n").map((line, i) => {
    const found = JSON.parse(line) as Record<string, string>;
    if ("fault" in found) throw new Error(`${found["fault"]} in\n${programs[i]!.text}`);
    return new Map(Object.entries(found).map(([name, packed]) => [name, new Float64Array(Uint8Array.from(Buffer.from(packed, "base64")).buffer)]));
  });
}
