import type { Statement } from "../../read/python/syntax.ts";
import type { Completion, Frame, Machine } from "../machine.ts";
import { none } from "../number.ts";
import { annAssign, assign, augAssign, remove } from "./assignments.ts";
import { assertion, branch, match } from "./branches.ts";
import { classDefinition, functionDefinition } from "./definitions.ts";
import { attempt, raise } from "./exceptions.ts";
import { importFrom, importNames } from "./imports.ts";
import { forLoop, whileLoop } from "./loops.ts";
import type { Execute } from "./statement.ts";
import { context } from "./context-managers.ts";

const nothing = (): Completion => undefined;
const table: { readonly [K in Statement["nodeType"]]: Execute<K> } = {
  AnnAssign: annAssign, Assert: assertion, Assign: assign, AsyncFor: (node, frame, machine) => forLoop({ ...node, nodeType: "For" }, frame, machine), AsyncFunctionDef: functionDefinition, AsyncWith: context,
  AugAssign: augAssign, Break: () => ({ kind: "break" }), ClassDef: classDefinition, Comment: nothing, Continue: () => ({ kind: "continue" }), Delete: remove,
  Expr: (node, frame, machine) => { machine.evaluate(node.value, frame); return undefined; },
  For: forLoop, FunctionDef: functionDefinition, Global: nothing, If: branch, Import: importNames, ImportFrom: importFrom, Match: match, Nonlocal: nothing, Pass: nothing, Raise: raise,
  Return: (node, frame, machine) => ({ kind: "return", value: node.value ? machine.evaluate(node.value, frame) : none }),
  Try: attempt, TryStar: attempt, TypeAlias: nothing, While: whileLoop, With: context,
};

/** Statement by statement, until one ends the block; each one counts as a step. */
export function execute(body: readonly Statement[], frame: Frame, machine: Machine): Completion {
  for (const node of body) {
    machine.spend(1);
    machine.position.node = node;
    const completion = (table[node.nodeType] as (node: Statement, frame: Frame, machine: Machine) => Completion)(node, frame, machine);
    if (completion) return completion;
  }
  return undefined;
}
