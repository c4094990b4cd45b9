import type { Node, Statement } from "../../read/python/syntax.ts";
import { Raised } from "../raised.ts";
import { strOf } from "../text/value-text.ts";
import { truth } from "../truth.ts";
import { inDoubt } from "./doubt.ts";
import type { Execute } from "./statement.ts";

export const branch: Execute<"If"> = (node, frame, machine) => {
  const held = truth(machine.evaluate(node.test, frame), machine);
  if (typeof held === "boolean") return machine.execute(held ? node.body : node.orelse, frame);
  // A check that would raise is taken to hold.
  if (onlyRaises(node.body)) return machine.execute(node.orelse, frame);
  if (node.orelse.length > 0 && onlyRaises(node.orelse)) return machine.execute(node.body, frame);
  return inDoubt([node.body, node.orelse], held, frame, machine);
};

const onlyRaises = (body: readonly Statement[]): boolean => body.at(-1)?.nodeType === "Raise";

export const assertion: Execute<"Assert"> = (node, frame, machine) => {
  const held = truth(machine.evaluate(node.test, frame), machine);
  if (held !== false) return undefined;
  const message = node.msg ? strOf(machine.evaluate(node.msg, frame), machine) : "";
  machine.position.node = node;
  throw new Raised("AssertionError", message);
};

/** `match`: patterns of literals, names and alternatives; others are not followed. */
export const match: Execute<"Match"> = (node, frame, machine) => {
  const subject = machine.evaluate(node.subject, frame);
  for (const [i, { pattern, guard, body }] of node.cases.entries()) {
    let held = matches(pattern);
    if (held === true && pattern.nodeType === "MatchAs" && pattern.name) machine.bindName(pattern.name, subject, frame, "assign");
    if (held === true && guard) held = truth(machine.evaluate(guard, frame), machine);
    if (held === true) return machine.execute(body, frame);
    if (held !== false) return inDoubt(node.cases.slice(i).map((item) => item.body), held, frame, machine);
  }
  return undefined;

  function matches(at: Node<"Match">["cases"][number]["pattern"]): ReturnType<typeof truth> {
    switch (at.nodeType) {
      case "MatchValue": return truth(machine.evaluate({ nodeType: "Compare", left: node.subject, ops: [{ nodeType: "Eq" }], comparators: [at.value], lineno: at.lineno, col_offset: at.col_offset }, frame), machine);
      case "MatchSingleton": return at.value === null ? subject.kind === "none" : subject.kind === "bool" && subject.value === at.value;
      case "MatchAs": return at.pattern ? matches(at.pattern) : true;
      case "MatchOr": {
        const all = at.patterns.map(matches);
        return all.find((held) => held === true) ?? all.find((held) => held !== false) ?? false;
      }
      default: return { kind: "unknown", reason: "match" };
    }
  }
};
