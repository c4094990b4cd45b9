import { expect, test } from "vitest";
import { readPython } from "../../src/read/python/read-python.ts";
import { runProgram } from "../../src/program/run-program.ts";

const turnsOf = (python: string) => runProgram([readPython(python)], {}).events.filter((event) => event.kind === "bound" && event.name === "seen").length;

test("a loop that trains a network makes its first turns only, any other all of them", () => {
  expect(turnsOf("for i in range(50):\n    seen = i\n    loss.backward()\n")).toBe(3);
  expect(turnsOf("for epoch in range(2):\n    for i in range(50):\n        seen = i\n        optimizer.zero_grad()\n")).toBe(6);
  expect(turnsOf("for i in range(50):\n    seen = i\n")).toBe(50);
  expect(turnsOf("step = 0\nwhile step < 50:\n    for x, _ in loader:\n        seen = step\n        loss.backward()\n        step += 1\n")).toBe(3);
  expect(turnsOf("step = 0\nwhile step < 50:\n    seen = step\n    step += 1\n")).toBe(50);
});

test("a batch drawn from data is as many of its entries in a row, in a loop of many turns too", () => {
  const { globals, variables } = runProgram([readPython("import torch\nx0 = torch.randn(500, 2) * 0.5 + 2\nfor i in range(100):\n    x = x0[torch.randint(0, len(x0), (64,))]\n")], {});
  const x = globals.names.get("x")!;
  expect(x.kind === "tensor" && x.shape).toEqual([64, 2]);
  expect(x.kind === "tensor" && x.uniform).toEqual([true, true]);
  expect(variables.length).toBeLessThan(10);
});
