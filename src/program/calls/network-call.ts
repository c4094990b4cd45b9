import { lawOf } from "../law.ts";
import type { Keywords, Machine } from "../machine.ts";
import { lastName } from "../name-of.ts";
import type { Tensor, Value } from "../value.ts";
import type { NetworkCall } from "../world.ts";

/** Names that programs give what they train: the last word of the name decides. */
const networkNames = /^(\w*_)?(model|models|net|nets|network|unet|u_net|denoiser|denoise_fn|denoise_model|eps|epsilon|eps_model|eps_theta|epsilon_theta|noise_predictor|noise_pred_net|noise_model|noise_net|predictor|predict_noise|score|score_fn|score_model|score_net|generator|mlp|ddpm|ema|ema_model|backbone|transformer|dit|nn|decoder|theta|netG)$|^(G|f_theta|eps_theta|model_fn|s_theta|NN|net\w|model\w?|unet\w*|UNet|Unet|ema_\w+)$/i;
const notNetworks = /^(loss|train|build|make|create|get|load|save|init|setup|compile|summary|plot|show|print|eval|test)_/i;

export const isNetworkName = (name: string): boolean => networkNames.test(lastName(name)) && !notNetworks.test(lastName(name));

/** A network is called: what the world says, or a new variable of the state's shape. The state is the first array among the arguments. */
export function callNetwork(name: string, args: readonly Value[], keywords: Keywords, machine: Machine): Value {
  const state = stateOf(args, keywords);
  if (!state) return { kind: "unknown", reason: name };
  const call: NetworkCall = { name, state, arguments: args, keywords, spot: machine.spot() };
  const output = machine.world.network?.(call) ?? newOutput(call, machine);
  machine.record({ kind: "network", call, output });
  const bundled = keywords.get("return_dict");
  return bundled?.kind === "bool" && !bundled.value ? { kind: "tuple", items: [output] } : output;
}

function stateOf(args: readonly Value[], keywords: Keywords): Tensor | undefined {
  const isState = (value: Value): value is Tensor => value.kind === "tensor" && value.shape.length > 0;
  const named = ["x", "x_t", "xt", "sample", "img", "x_noisy", "noisy"].map((key) => keywords.get(key)).find((value) => value?.kind === "tensor");
  return args.find(isState) ?? (named as Tensor | undefined) ?? [...keywords.values()].find(isState) ?? [...args, ...keywords.values()].find((value): value is Tensor => value.kind === "tensor");
}

function newOutput(call: NetworkCall, machine: Machine): Tensor {
  const { state } = call;
  const variable = machine.newVariable({ kind: "network", name: call.name, variance: 1, spot: call.spot, call, ...shapeOf(state) });
  return { kind: "tensor", shape: state.shape, uniform: state.shape.map((n) => n > 0), cells: [lawOf(variable.id)], type: "float", library: state.library };
}

const shapeOf = (state: Tensor): { readonly shape: readonly number[] } => ({ shape: state.shape.filter((n) => n !== 1) });
