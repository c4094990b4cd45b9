import { letterOf, withIndex } from "./name-letters.ts";
import type { Expression, Node } from "./syntax.ts";
import { bracketed, enclosed, type Printer, type Tex } from "./tex.ts";

const libraries = /^(?:np|numpy|torch|math|th|jnp|tf|F|nn|functional|random|linalg|keras)$/;
const passing = /^(?:view|reshape|to|float|double|half|long|int|numpy|cpu|cuda|detach|clone|copy|unsqueeze|squeeze|item|expand|expand_as|type|astype|contiguous|requires_grad_|tensor|array|asarray|as_tensor|from_numpy|FloatTensor|Tensor|float32|float64|flatten|tolist|broadcast_to|register_buffer|type_as|permute|repeat|convert_to_tensor|stack)$/;
const lookUp = /^_*(?:extract\w*|gather\w*|get_index\w*|get_value\w*|index_select|take|at_timestep|lookup)$/;
const networks = /(?:^|_)(?:model|net|network|unet|denoiser|denoise_fn|eps_model|eps_theta|epsilon_theta|noise_pred\w*|predictor|model_fn|mlp)$/i;
const named: Readonly<Record<string, string>> = { log: "\\log", ln: "\\log", sin: "\\sin", cos: "\\cos", tan: "\\tan", tanh: "\\tanh", sigmoid: "\\operatorname{sigmoid}", min: "\\min", max: "\\max", minimum: "\\min", maximum: "\\max", log2: "\\log_2", log10: "\\log_{10}" };

/** A call as mathematics; undefined where it has none. */
export function callTex(node: Node<"Call">, { of, at, letters }: Printer): Tex | undefined {
  const called = node.func;
  const name = called.nodeType === "Name" ? called.id : called.nodeType === "Attribute" ? called.attr : undefined;
  if (name === undefined) return undefined;
  const receiver = called.nodeType === "Attribute" && !isLibrary(called.value) && !(called.value.nodeType === "Name" && called.value.id === "self") ? called.value : undefined;
  const args: readonly Expression[] = receiver ? [receiver, ...node.args] : node.args;
  const [first, second] = args;
  const atom = (text: string): Tex => ({ text, level: 4 });
  const list = (): string => [...node.args.map((arg) => of(arg).text), ...node.keywords.filter(({ arg }) => !/^(?:device|dtype|axis|dim|keepdim|keepdims|reduction)$/.test(arg ?? "")).map(({ arg, value }) => (arg === undefined ? of(value).text : `\\mathrm{${arg.replaceAll("_", "\\_")}}=${of(value).text}`))].join(", ");
  if (/^(?:randn|randn_like|standard_normal|normal_|random_normal)$/.test(name)) return atom("\\varepsilon");
  if (name === "normal" && isLibraryCall(called)) return node.args.length < 2 || (is(node.args[0], 0) && is(node.args[1], 1)) ? atom("\\varepsilon") : atom(`\\mathcal{N}(${of(node.args[0]!).text}, ${square(of(node.args[1]!))})`);
  if (/^(?:zeros|zeros_like)$/.test(name)) return atom("0");
  if (/^(?:ones|ones_like)$/.test(name)) return atom("1");
  if (first) {
    if (lookUp.test(name) && args.length >= 2) {
      const dim = receiver || name === "gather" ? args.findIndex((arg, i) => i > 0 && !isNumber(arg)) : 1;
      return indexed(first, of(args[dim > 0 ? dim : 1]!).text, of, letters);
    }
    if (passing.test(name) && (receiver || isLibraryCall(called) || /^(?:float|int)$/.test(name))) return of(first);
    switch (name) {
      case "sqrt": return atom(`\\sqrt{${of(first).text}}`);
      case "rsqrt": return { text: `\\frac{1}{\\sqrt{${of(first).text}}}`, level: 3 };
      case "exp": return { text: `e^{${of(first).text}}`, level: 3 };
      case "abs": case "fabs": return atom(`\\left|${of(first).text}\\right|`);
      case "square": return { text: square(of(first)), level: 3 };
      case "pow": case "power": return second && { text: `${bracketed(of(first), 4)}^{${of(second).text}}`, level: 3 };
      case "cumprod": case "cumsum": return { text: `\\${name === "cumprod" ? "prod" : "sum"}_{s=1}^{t} ${inSum(at(first, "s"))}`, level: 2 };
      case "prod": case "sum": return { text: `\\${name === "prod" ? "prod" : "sum"}_{s} ${inSum(at(first, "s"))}`, level: 2 };
      case "mean": return atom(`\\mathbb{E}\\left[${of(first).text}\\right]`);
      case "mse_loss": case "MSELoss": return second && atom(`\\mathbb{E}\\left\\|${of(first).text} - ${bracketed(of(second), 2)}\\right\\|^2`);
      case "l1_loss": return second && atom(`\\mathbb{E}\\left\\|${of(first).text} - ${bracketed(of(second), 2)}\\right\\|_1`);
      case "norm": return atom(`\\left\\|${of(first).text}\\right\\|`);
      case "where": return args.length === 3 ? atom(`\\begin{cases} ${of(args[1]!).text} & ${of(first).text} \\\\ ${of(args[2]!).text} & \\text{otherwise} \\end{cases}`) : undefined;
      case "clip": case "clamp": case "clamp_": case "clip_": return atom(`\\operatorname{clip}${enclosed(args.map((arg) => of(arg).text).join(", "))}`);
    }
    const operator = named[name];
    if (operator !== undefined && (isLibraryCall(called) || receiver || called.nodeType === "Name")) return atom(`${operator}${enclosed(args.map((arg) => of(arg).text).join(", "))}`);
  }
  const own = letters(name, undefined) ?? (networks.test(name) ? "\\epsilon_\\theta" : letterOf(name));
  return atom(`${own}${enclosed(list())}`);
}

const isNumber = (node: Expression): boolean => node.nodeType === "Constant" || (node.nodeType === "UnaryOp" && node.operand.nodeType === "Constant");
const is = (node: Expression | undefined, value: number): boolean => node?.nodeType === "Constant" && Number(node.value) === value;
const isLibrary = (node: Expression): boolean => (node.nodeType === "Name" && libraries.test(node.id)) || (node.nodeType === "Attribute" && libraries.test(node.attr) && isLibrary(node.value));
const isLibraryCall = (called: Expression): boolean => called.nodeType === "Attribute" && isLibrary(called.value);

/** What is looked up in a table: a letter with the step below it. */
function indexed(table: Expression, index: string, of: Printer["of"], letters: Printer["letters"]): Tex {
  const name = table.nodeType === "Name" ? table.id : table.nodeType === "Attribute" ? table.attr : undefined;
  if (name !== undefined) return { text: letters(name, index) ?? letterOf(name, index), level: 4 };
  const inner = of(table);
  return { text: withIndex(bracketed(inner, 4), [index]), level: 4 };
}

const square = (tex: Tex): string => `${bracketed(/^\\(?:sqrt|frac)|\^/.test(tex.text) ? { ...tex, level: 0 } : tex, 4)}^2`;
const inSum = (tex: Tex): string => bracketed(tex, 2);
