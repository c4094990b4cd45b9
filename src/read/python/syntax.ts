import type { ExprNode, Located, Module, StmtNode } from "py-ast";

/** Python's own syntax tree, as CPython's `ast` names it. Lines count from 1, columns from 0, both in the text that was parsed. */
export type { Located, Module };
export type Statement = StmtNode;
export type Expression = ExprNode;
export type PythonNode = Statement | Expression;
/** The node of one kind: `Node<"Call">`. */
export type Node<K extends PythonNode["nodeType"]> = Extract<PythonNode, { readonly nodeType: K }>;
