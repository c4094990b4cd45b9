import { commandLine } from "./command-line.ts";
import { dictMethods } from "./dict-methods.ts";
import type { OwnFunction } from "./function.ts";
import { listMethods } from "./list-methods.ts";
import { moduleMethods } from "./module-methods.ts";
import { numbers } from "./numbers.ts";
import { objects } from "./objects.ts";
import { sequences } from "./sequences.ts";
import { textMethods } from "./text-methods.ts";
import { tools } from "./tools.ts";

/** Every function and method of Python's own that is followed, by its path. */
export const builtinFunctions: ReadonlyMap<string, OwnFunction> = new Map(Object.entries({ ...sequences, ...numbers, ...objects, ...tools, ...listMethods, ...dictMethods, ...textMethods, ...moduleMethods, ...commandLine }));
/** Whether one of Python's own types, by its name, has a method that is followed. */
export const hasMethod = (type: string, name: string): boolean => builtinFunctions.has(`${type}.${name}`);
