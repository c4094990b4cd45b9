import type { PythonError } from "../../../program/world.ts";

/** Whether the program itself refuses what it is given, by `raise` or `assert`: what we gave it is not what it takes, which is no mistake of its. */
export const isOwnCheck = ({ spot }: PythonError): boolean => spot.node.nodeType === "Raise" || spot.node.nodeType === "Assert";
