import { foreignBases, linear, memberOf } from "../members.ts";
import type { Keywords, Machine } from "../machine.ts";
import { Raised } from "../raised.ts";
import type { Instance, PythonClass, Value } from "../value.ts";
import { callFunctionValue } from "./call-function-value.ts";
import { isExceptionClass } from "../exceptions.ts";

/** An object of a class of the program. */
export function instantiate(of: PythonClass, args: readonly Value[], keywords: Keywords, machine: Machine): Value {
  const byValue = enumMember(of, args);
  if (byValue) return byValue;
  const instance: Instance = { kind: "instance", of, attributes: new Map() };
  const init = memberOf(of, "__init__");
  if (init?.kind === "function") callFunctionValue({ ...init, self: instance }, args, keywords, machine);
  else if (of.fields) fillFields(of, instance, args, keywords, machine);
  else if (isExceptionClass(of)) instance.attributes.set("args", { kind: "tuple", items: [...args] });
  else if (args.length + keywords.size > 0 && foreignBases(of).length === 0) throw new Raised("TypeError", `${of.name}() takes no arguments`);
  return instance;
}

/** `Kind(1)` of an enumeration. */
function enumMember(of: PythonClass, args: readonly Value[]): Value | undefined {
  if (args.length !== 1 || !foreignBases(of).some((base) => base.kind === "builtin" && base.path.startsWith("enum."))) return undefined;
  return [...of.members.values()].find((member) => member.kind === "instance" && isValue(member, args[0]!));
}

const isValue = (member: Instance, value: Value): boolean => {
  const own = member.attributes.get("value");
  return own !== undefined && "value" in own && "value" in value && own.value === value.value;
};

/** What `@dataclass` makes of the annotated names of a class and its bases. */
function fillFields(of: PythonClass, instance: Instance, args: readonly Value[], keywords: Keywords, machine: Machine): void {
  const fields = new Map(linear(of).toReversed().flatMap(({ fields: own }) => [...(own ?? [])]));
  if (args.length > fields.size) throw new Raised("TypeError", `${of.name}.__init__() takes ${fields.size + 1} positional arguments but ${args.length + 1} were given`);
  const missing: string[] = [];
  for (const [i, [name, usual]] of [...fields].entries()) {
    const value = args[i] ?? keywords.get(name) ?? (usual?.kind === "factory" ? machine.invoke(usual.make, [], new Map(), name) : usual?.value);
    if (value) instance.attributes.set(name, value);
    else missing.push(`'${name}'`);
  }
  if (missing.length > 0) throw new Raised("TypeError", `${of.name}.__init__() missing ${missing.length} required positional argument${missing.length === 1 ? "" : "s"}: ${missing.join(" and ")}`);
  const post = memberOf(of, "__post_init__");
  if (post?.kind === "function") callFunctionValue({ ...post, self: instance }, [], new Map(), machine);
}
