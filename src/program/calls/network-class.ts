import type { Node } from "../../read/python/syntax.ts";
import type { Machine } from "../machine.ts";
import { foreignBases, isModule, linear, memberOf } from "../members.ts";
import { lastName, nameOf } from "../name-of.ts";
import type { PythonClass } from "../value.ts";
import { isLayer } from "./layers.ts";

const known = new WeakMap<PythonClass, boolean>();
/** What a network does not do: these are the doings of a diffusion process, which is followed even where it is a module. */
const processNames = new Set(["randn", "randn_like", "randint", "normal_", "mse_loss", "l1_loss", "smooth_l1_loss", "q_sample", "p_losses", "p_sample", "linspace", "cumprod"]);

/** Whether the instances of a class are networks: modules of torch made of layers, whose `forward` draws nothing and computes no loss. They are called without being looked into. */
export function isNetworkClass(of: PythonClass, machine: Machine): boolean {
  let is = known.get(of);
  if (is === undefined) known.set(of, is = decide(of, machine));
  return is;
}

function decide(of: PythonClass, machine: Machine): boolean {
  if (foreignBases(of).some((base) => base.kind === "builtin" && isLayer(base.path))) return true;
  const forward = memberOf(of, "forward");
  if (!isModule(of) || forward?.kind !== "function") return false;
  const calls = new Set(callsIn(forward.node));
  // What forward calls on itself belongs to it.
  const seen = new Set(["forward"]);
  for (const name of calls) {
    const method = name.startsWith("self.") ? memberOf(of, name.slice(5)) : undefined;
    if (method?.kind !== "function" || seen.has(name)) continue;
    seen.add(name);
    for (const inner of callsIn(method.node)) calls.add(inner);
  }
  if ([...calls].some((name) => processNames.has(lastName(name)))) return false;
  const made = linear(of).flatMap(({ members }) => { const init = members.get("__init__"); return init?.kind === "function" ? callsIn(init.node) : []; });
  return [...made, ...calls].some((name) => isLayerName(name, machine));
}

/** As the program writes it: `nn.Linear`, `torch.nn.Conv2d`, `Linear`, a class of its own that is a module. */
function isLayerName(name: string, machine: Machine): boolean {
  if (/(^|\.)nn\.(Parameter|[A-Z]\w*)$/.test(name)) return !name.endsWith("Loss");
  if (name.includes(".")) return false;
  const value = machine.globals.names.get(name);
  return (value?.kind === "builtin" && isLayer(value.path)) || (value?.kind === "class" && isModule(value)) || (!value && /^(Linear|Conv\dd|ConvTranspose\dd|Embedding|Sequential|LayerNorm|GroupNorm|BatchNorm\dd|\w*(Block|Layer|Attention|MLP|Unet|UNet|Net))$/.test(name));
}

function callsIn(node: Node<"FunctionDef"> | Node<"AsyncFunctionDef"> | Node<"Lambda">): string[] {
  const names: string[] = [];
  const visit = (at: unknown): void => {
    if (Array.isArray(at)) { at.forEach(visit); return; }
    if (typeof at !== "object" || at === null || !("nodeType" in at)) return;
    if (at.nodeType === "Call") names.push(nameOf((at as Node<"Call">).func));
    for (const child of Object.values(at)) if (typeof child === "object") visit(child);
  };
  visit(node.body);
  return names;
}
