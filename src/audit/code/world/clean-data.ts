import type { Tensor, Value } from "../../../program/value.ts";
import type { Run, Variable } from "../../../program/world.ts";
import { inputRolesOf } from "../names/roles.ts";

/** What stands for x_0 in our worlds: one input for each shape that the program's own data have. */
export interface CleanData {
  readonly variables: readonly Variable[];
  /** The input to be bound in the place of a value, where the name says that it is x_0 and the value is data: numbers, one draw, or not known. */
  readonly put: (name: string, value: Value, variables: readonly Variable[]) => Tensor | undefined;
}

/** Shapes are taken from the program's own run; what is not known is taken for points in the plane, five of them. */
export function cleanData(run: Run): CleanData {
  const shapes: (readonly number[])[] = [[5, 2]];
  for (const event of run.events) {
    if (event.kind !== "bound" || shapes.length >= 20) continue;
    const shape = dataShape(event.name, event.value, run.variables);
    if (shape && !shapes.some((known) => known.join() === shape.join())) shapes.push(shape);
  }
  const variables = shapes.map((shape, id): Variable => ({ id, kind: "input", name: "x_0", variance: 1, shape: shape.filter((n) => n !== 1) }));
  const put = (name: string, value: Value, all: readonly Variable[]): Tensor | undefined => {
    const shape = value.kind === "unknown" && isCleanName(name) ? shapes[0]! : dataShape(name, value, all);
    const id = shape ? shapes.findIndex((known) => known.join() === shape.join()) : -1;
    if (!shape || id < 0) return undefined;
    const terms = new Float64Array(id + 1);
    terms[id] = 1;
    return { kind: "tensor", shape, uniform: shape.map(() => true), cells: [{ constant: 0, terms }], type: "float", library: value.kind === "tensor" ? value.library : "torch" };
  };
  return { variables, put };
}

/** `x_0`, `data`, `clean_images`: not `x` or `samples`, which may be any state. */
const isCleanName = (name: string): boolean => { const roles = inputRolesOf(name); return roles[0] === "x0" && !roles.includes("xt"); };

/** The shape of data that a program makes itself. */
function dataShape(name: string, value: Value, variables: readonly Variable[]): readonly number[] | undefined {
  if (!isCleanName(name)) return undefined;
  if (value.kind === "float") return /^x_?0$|^x_?start$/i.test(name) ? [] : undefined;
  if (value.kind !== "tensor" || value.type !== "float" || value.fromSchedule) return undefined;
  // One draw at most, and no network's answer: more is something that was computed from another state.
  return value.cells.every((cell) => typeof cell === "number" || (cell.terms.reduce((n, c) => n + (c === 0 ? 0 : 1), 0) <= 1 && cell.terms.every((c, id) => c === 0 || variables[id]?.kind !== "network"))) ? value.shape : undefined;
}
