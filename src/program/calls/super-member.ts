import { bound } from "../attributes.ts";
import type { Frame, Machine } from "../machine.ts";
import { isModule, memberOf } from "../members.ts";
import { hasMethod } from "../builtins/functions.ts";
import type { Value } from "../value.ts";

/** `super().name` inside a method: looked up past the class that the method was written in. What bases outside the program do when an object is made is nothing to us. */
export function superMember(name: string, { owner, self }: Frame, machine: Machine): Value {
  if (!owner || self?.kind !== "instance") return self?.kind === "class" ? memberOf(self, name, owner) ?? machine.stop(`super().${name}`) : machine.stop(`super().${name}`);
  const member = memberOf(self.of, name, owner);
  if (member) return bound(member, self, machine);
  if (/^__(init|init_subclass|post_init|setattr|enter|exit)__$/.test(name)) return { kind: "builtin", path: "builtins.ignored" };
  if (isModule(self.of) && hasMethod("module", name)) return { kind: "builtin", path: `module.${name}`, self };
  return machine.stop(`super().${name}`);
}
