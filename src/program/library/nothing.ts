import { type Entries, entriesOf, entry, named } from "./entry.ts";

/** What changes no number: switches, seeds of devices, decorators. `same` gives back what it is given, so that @torch.no_grad() leaves the function. */
const switches = "numpy.set_printoptions numpy.seterr torch.set_default_dtype torch.set_default_device torch.set_default_tensor_type torch.set_printoptions torch.set_num_threads torch.use_deterministic_algorithms torch.set_float32_matmul_precision torch.cuda.empty_cache torch.cuda.synchronize torch.set_grad_enabled torch.backends.cudnn.benchmark torch.autograd.set_detect_anomaly";
const contexts = "torch.no_grad torch.inference_mode torch.enable_grad torch.cuda.amp.autocast torch.autocast numpy.errstate numpy.printoptions";

export const nothing: Entries = entriesOf(
  named(switches.split(" "), entry("*rest, mode=None", () => ({ kind: "none" }))),
  named(contexts.split(" "), entry("*rest, enabled=None, dtype=None, device_type=None, divide=None, invalid=None, over=None, under=None, all=None, precision=None, suppress=None", (call) => {
    const rest = call.given.get("rest")!;
    // Without brackets, @torch.no_grad is given the function itself.
    const only = rest.kind === "tuple" && rest.items.length === 1 ? rest.items[0]! : undefined;
    return only && only.kind === "function" ? only : { kind: "builtin", path: "same" };
  })),
  { same: entry("value=None", (call) => call.given.get("value") ?? { kind: "none" }) },
  named(["torch.compile", "torch.jit.script", "torch.jit.export"], entry("value, *rest", (call) => call.given.get("value")!)),
  named(["torch.cuda.is_available", "torch.backends.mps.is_available", "torch.is_grad_enabled", "torch.backends.mps.is_built"], entry("", () => ({ kind: "bool", value: false }))),
  named(["torch.cuda.device_count"], entry("", () => ({ kind: "int", value: 0 }))), named(["torch.device"], entry("*rest", () => ({ kind: "text", value: "cpu" }))),
  named(["torch.finfo", "numpy.finfo"], entry("*rest", () => ({ kind: "unknown", reason: "finfo" }))),
);
