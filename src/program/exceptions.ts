import { foreignBases, linear } from "./members.ts";
import { Raised } from "./raised.ts";
import type { Instance, PythonClass, Value } from "./value.ts";

/** Python's exceptions with the classes that they derive from. */
const parents: ReadonlyMap<string, string> = new Map([
  ...["ArithmeticError", "AssertionError", "AttributeError", "BufferError", "EOFError", "ImportError", "LookupError", "MemoryError", "NameError", "OSError", "ReferenceError", "RuntimeError", "StopIteration", "SyntaxError", "SystemError", "TypeError", "ValueError", "Warning"].map((name) => [name, "Exception"] as const),
  ["FloatingPointError", "ArithmeticError"], ["OverflowError", "ArithmeticError"], ["ZeroDivisionError", "ArithmeticError"], ["ModuleNotFoundError", "ImportError"], ["IndexError", "LookupError"], ["KeyError", "LookupError"],
  ["UnboundLocalError", "NameError"], ["FileNotFoundError", "OSError"], ["NotImplementedError", "RuntimeError"], ["RecursionError", "RuntimeError"], ["UnicodeError", "ValueError"], ["UserWarning", "Warning"], ["DeprecationWarning", "Warning"],
  ["IOError", "OSError"], ["KeyboardInterrupt", "BaseException"], ["SystemExit", "BaseException"], ["Exception", "BaseException"], ["BaseException", ""],
]);
export const exceptionNames: readonly string[] = [...parents.keys()];

export const isExceptionClass = (of: PythonClass): boolean => foreignBases(of).some((base) => base.kind === "builtin" && parents.has(base.path.slice("builtins.".length)));

/** An exception that the program made itself. */
export class RaisedObject extends Raised {
  constructor(readonly object: Instance, message: string) {
    super(object.of.name, message);
  }
}

/** Whether an exception is one of what an `except` names. */
export function isCaught(raised: Raised, named: Value): boolean {
  if (named.kind === "tuple") return named.items.some((item) => isCaught(raised, item));
  if (named.kind === "class") return raised instanceof RaisedObject && linear(raised.object.of).includes(named);
  const types = raised instanceof RaisedObject ? linear(raised.object.of).flatMap(({ bases }) => bases.flatMap((base) => (base.kind === "builtin" ? [typeOf(base.path)] : []))) : [raised.type];
  return named.kind === "builtin" && types.some((type) => {
    for (let at: string | undefined = type; at; at = parents.get(at)) if (at === typeOf(named.path)) return true;
    return false;
  });
}
const typeOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1);
