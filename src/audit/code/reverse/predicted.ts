import type { PythonFunction } from "../../../program/value.ts";
import { functionRolesOf } from "../names/function-roles.ts";
import { inputRolesOf } from "../names/roles.ts";
import { words } from "../names/words.ts";
import { parametersOf } from "../call/inputs.ts";

/**
 * The parameter in which a step back is given what its caller's network gave: `eps_hat`, `noise_pred`, `model_output`, `pred_x0`; `eps` by itself where the function's name says that it is a
 * step back. None where a network is given, or where several parameters may be it.
 */
export function predictedIn(fn: PythonFunction): string | undefined {
  const { needed } = parametersOf(fn);
  if (needed.some((name) => inputRolesOf(name)[0] === "model")) return undefined;
  const said = needed.filter((name) => isOutput.test(words(name).join("_")));
  const isStep = functionRolesOf(fn.name).some((role) => role === "reverse step" || role === "ddim step");
  const found = said.length > 0 || !isStep ? said : needed.filter((name) => /^(?:eps|epsilon|ε|e_?t|eps_?t)$/.test(name));
  return found.length === 1 ? found[0] : undefined;
}

const thing = "(?:noise|eps|epsilon|ep|e|x_?0|x_?start|xstart|v|velocity|score)", said = "(?:hat|pred|predicted|prediction|theta|est|estimate|estimated|model|out|output)";
const isOutput = new RegExp(`^(?:${thing}_?${said}|${said}_?${thing}|(?:model|net|network|unet)_(?:out|output|pred|prediction))$`);
