import type { Expression, Node } from "../../read/python/syntax.ts";
import type { Frame, Machine } from "../machine.ts";
import type { Value } from "../value.ts";

/** How one kind of expression gets its value. */
export type Evaluate<K extends Expression["nodeType"]> = (node: Node<K>, frame: Frame, machine: Machine) => Value;
