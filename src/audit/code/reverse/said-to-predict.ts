import type { NetworkCall } from "../../../program/world.ts";
import type { CodeContext } from "../code-claim.ts";
import { givenOf } from "../convert/conversion-names.ts";
import { standingOf } from "../source/statements.ts";
import type { Predicts } from "./reverse-steps.ts";

/** What a network's output is called where it is bound, `eps = net(x, t)`; none where its name leaves that open. What fits in another way fits; of what does not, this is what was meant. */
export function saidToPredict(context: CodeContext, calls: readonly NetworkCall[]): Predicts | undefined {
  const said = calls.map(({ spot }): Predicts | undefined => {
    const statement = standingOf(context, spot)?.statement;
    const [target] = statement?.nodeType === "Assign" && statement.value === spot.node ? statement.targets : [];
    const given = target?.nodeType === "Name" ? givenOf(target.id) : [], [only] = given;
    return given.length === 1 && only !== "state" && only !== "output" ? only : undefined;
  });
  return said.length > 0 && said.every((each) => each === said[0]) ? said[0] : undefined;
}
