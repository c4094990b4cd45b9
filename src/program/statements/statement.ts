import type { Node, Statement } from "../../read/python/syntax.ts";
import type { Completion, Frame, Machine } from "../machine.ts";

/** How one kind of statement is executed. */
export type Execute<K extends Statement["nodeType"]> = K extends unknown ? (node: Node<K>, frame: Frame, machine: Machine) => Completion : never;
/** How several alike are. */
export type ExecuteAny<K extends Statement["nodeType"]> = (node: Node<K>, frame: Frame, machine: Machine) => Completion;
