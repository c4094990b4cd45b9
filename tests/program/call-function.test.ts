import { expect, test } from "vitest";
import { callFunction } from "../../src/program/call-function.ts";
import type { Sequence, Tensor, Value } from "../../src/program/value.ts";
import type { Outcome, Run } from "../../src/program/world.ts";
import { run, shown } from "./run.ts";

const none = new Map<string, Value>();
const int = (value: number): Value => ({ kind: "int", value });
const call = (of: Run, name: string, args: readonly Value[] = [], world = {}): Outcome => callFunction(of, of.globals.names.get(name)!, args, none, world);
const valueOf = (outcome: Outcome): Value => {
  if (outcome.kind !== "value") throw new Error(outcome.kind === "raised" ? outcome.error.message : outcome.reason);
  return outcome.value;
};
const input = (id: number, shape: readonly number[]): Tensor => {
  const terms = new Float64Array(id + 1);
  terms[id] = 1;
  return { kind: "tensor", shape, uniform: shape.map(() => true), cells: [{ constant: 0, terms }], type: "float", library: "torch" };
};

test("a function is called with laws of one's own, and what it draws comes after them", () => {
  const found = run("import torch\nwarm = torch.randn(2)\ndef q_sample(x0, a):\n    return a ** 0.5 * x0 + (1 - a) ** 0.5 * torch.randn_like(x0)");
  const outcome = call(found, "q_sample", [input(1, [5, 3]), { kind: "float", value: 0.36 }]);
  const cell = (valueOf(outcome) as Tensor).cells[0]!;
  expect(typeof cell === "object" && [...cell.terms].map((term) => Number(term.toFixed(12)))).toEqual([0, 0.6, 0.8]);
  expect(outcome.variables.map(({ kind }) => kind)).toEqual(["normal", "input", "normal"]);
  expect(outcome.events.map(({ kind }) => kind)).toEqual(["bound", "bound", "drawn", "returned"]);
});

test("what a call changes in place is put back, and its result is its own", () => {
  const found = run(`import numpy as np
total, log, table, settings = 0, [], np.zeros(3), {"k": 1}
class Box:
    size = 1
    def __init__(self): self.items = [1]; self.n = 0
box = Box()
def change(i):
    global total
    total += i
    log.append(i)
    table[0] = i
    table.fill(7) if i > 90 else None
    view = table[1:]
    view[0] = 9
    settings["k"] = i; settings["new"] = i
    box.n = i; box.items.append(i); Box.size = i
    return [total, log, table, settings, box]
def show(): return [total, list(log), table.tolist(), dict(settings), box.n, list(box.items), Box.size]
before = show()`);
  const before = shown(found, "before");
  const result = valueOf(call(found, "change", [int(5)]));
  const items = (result as Sequence).items;
  expect(items[0]).toEqual(int(5));
  expect((items[1] as Sequence).items).toEqual([int(5)]);
  expect((items[2] as Tensor).cells).toEqual([5, 9, 0]);
  expect(items[4]!.kind === "instance" && items[4]!.attributes.get("n")).toEqual(int(5));
  found.globals.names.set("after", valueOf(call(found, "show")));
  expect(shown(found, "after")).toBe(before);
  valueOf(call(found, "change", [int(99)]));
  found.globals.names.set("after", valueOf(call(found, "show")));
  expect(shown(found, "after")).toBe(before);
});

test("a class is called for an object of it, whose methods can be called in turn", () => {
  const found = run("class Schedule:\n    def __init__(self, T=10):\n        self.T = T\n        self.betas = [0.1] * T\n    def at(self, t): return self.betas[t] * self.T");
  const object = valueOf(callFunction(found, found.globals.names.get("Schedule")!, [], new Map([["T", int(4)]]), {}));
  expect(object.kind).toBe("instance");
  const schedule = found.globals.names.get("Schedule")!;
  const method = schedule.kind === "class" && schedule.members.get("at");
  if (!method || method.kind !== "function") throw new Error("no method");
  expect(valueOf(callFunction(found, { ...method, self: object }, [int(2)], none, {}))).toEqual({ kind: "float", value: 0.4 });
});

test("a call that raises, that is not known or that does not end says so, and the run stands", () => {
  const found = run("x = [1, 2]\ndef late(i):\n    x.append(3)\n    return x[i]\ndef stray(): return missing * 2\ndef long():\n    while True: x.append(1)");
  const raised = call(found, "late", [int(7)]);
  expect(raised.kind === "raised" && [raised.error.type, raised.error.message, raised.error.spot.node.lineno]).toEqual(["IndexError", "list index out of range", 4]);
  expect(raised.events.at(-1)!.kind).toBe("raised");
  expect(call(found, "stray")).toMatchObject({ kind: "stopped", reason: "missing" });
  expect(call(found, "long")).toMatchObject({ kind: "stopped", reason: "limit of steps" });
  expect(call(found, "late")).toMatchObject({ kind: "raised", error: { type: "TypeError", message: "late() missing 1 required positional argument: 'i'" } });
  expect(shown(found, "x")).toBe("[1, 2]");
});
