import { itemsOf } from "../iterate.ts";
import { bool, int } from "../number.ts";
import { allow } from "../operate.ts";
import { Raised } from "../raised.ts";
import { wholeOf } from "../subscript.ts";
import { formatMethod } from "../text/format-method.ts";
import { unknownMark } from "../text/value-text.ts";
import { typeName } from "../type-name.ts";
import type { Value } from "../value.ts";
import { ofKnown, type OwnCall, type OwnFunction, type OwnFunctions } from "./function.ts";

const text = (value: string): Value => ({ kind: "text", value });
const list = (values: readonly string[]): Value => ({ kind: "list", items: values.map(text) });

/** A method of a text that takes texts and whole numbers; what is not wholly known of it is not known. */
const of = (run: (self: string, args: readonly string[], call: OwnCall) => Value): OwnFunction => ofKnown((call) => {
  const self = (call.self as { readonly value: string }).value;
  if (self.includes(unknownMark)) return { kind: "unknown", reason: "a text" };
  return run(self, call.args.map((value) => (value.kind === "text" ? value.value : "")), call);
});
const strip = (...sides: readonly ("start" | "end")[]): OwnFunction => of((self, [chars], { args }) => {
  const isStripped = (char: string): boolean => (args.length > 0 && args[0]!.kind === "text" ? chars!.includes(char) : /\s/.test(char));
  let [from, to] = [0, self.length];
  if (sides.includes("start")) while (from < to && isStripped(self[from]!)) from++;
  if (sides.includes("end")) while (to > from && isStripped(self[to - 1]!)) to--;
  return text(self.slice(from, to));
});
const width = ({ args }: OwnCall): number => Math.min(1e4, Math.max(0, wholeOf(args[0]!) ?? 0));

/** Methods of texts. */
export const textMethods: OwnFunctions = {
  "str.format": ({ self, args, keywords, machine }) => text(formatMethod((self as { readonly value: string }).value, args, keywords, machine)),
  "str.join": (call) => {
    const items = itemsOf(call.args[0]!, call.machine);
    if (!Array.isArray(items)) return items;
    const parts = items.map((item, i) => {
      if (item.kind === "text") return item.value;
      if (item.kind === "unknown") return unknownMark;
      throw new Raised("TypeError", `sequence item ${i}: expected str instance, ${typeName(item)} found`);
    });
    const joined = parts.join((call.self as { readonly value: string }).value);
    allow(joined.length, call.machine);
    return text(joined);
  },
  "str.lower": of((self) => text(self.toLowerCase())), "str.upper": of((self) => text(self.toUpperCase())), "str.title": of((self) => text(self.toLowerCase().replace(/\b\p{L}/gu, (char) => char.toUpperCase()))),
  "str.capitalize": of((self) => text(self.slice(0, 1).toUpperCase() + self.slice(1).toLowerCase())),
  "str.strip": strip("start", "end"), "str.lstrip": strip("start"), "str.rstrip": strip("end"),
  "str.split": of((self, [separator], { args }) => list(args[0]?.kind === "text" ? self.split(separator!) : self.trim() === "" ? [] : self.trim().split(/\s+/))),
  "str.splitlines": of((self) => list(self.replace(/\n$/, "").split("\n"))),
  "str.replace": of((self, [from = "", to = ""], { machine }) => { const made = self.replaceAll(from, to); allow(made.length, machine); return text(made); }),
  "str.startswith": of((self, [start], { args }) => bool(args[0]!.kind === "tuple" ? args[0]!.items.some((item) => item.kind === "text" && self.startsWith(item.value)) : self.startsWith(start!))),
  "str.endswith": of((self, [end], { args }) => bool(args[0]!.kind === "tuple" ? args[0]!.items.some((item) => item.kind === "text" && self.endsWith(item.value)) : self.endsWith(end!))),
  "str.find": of((self, [part]) => int(self.indexOf(part!))), "str.rfind": of((self, [part]) => int(self.lastIndexOf(part!))),
  "str.index": of((self, [part]) => { const at = self.indexOf(part!); if (at < 0) throw new Raised("ValueError", "substring not found"); return int(at); }),
  "str.count": of((self, [part]) => int(part === "" ? self.length + 1 : self.split(part!).length - 1)),
  "str.ljust": of((self, [, fill], call) => text(self.padEnd(width(call), fill || " "))), "str.rjust": of((self, [, fill], call) => text(self.padStart(width(call), fill || " "))),
  "str.center": of((self, [, fill], call) => { const missing = Math.max(0, width(call) - self.length); const left = (missing >> 1) + (missing & width(call) & 1); return text((fill || " ").repeat(left) + self + (fill || " ").repeat(missing - left)); }),
  "str.zfill": of((self, _, call) => { const sign = /^[-+]/.test(self) ? self[0]! : ""; return text(sign + self.slice(sign.length).padStart(width(call) - sign.length, "0")); }),
  "str.isdigit": of((self) => bool(/^\d+$/.test(self))), "str.isalpha": of((self) => bool(/^\p{L}+$/u.test(self))), "str.isalnum": of((self) => bool(/^[\p{L}\d]+$/u.test(self))), "str.isspace": of((self) => bool(/^\s+$/.test(self))),
  "str.isupper": of((self) => bool(/\p{L}/u.test(self) && self === self.toUpperCase())), "str.islower": of((self) => bool(/\p{L}/u.test(self) && self === self.toLowerCase())),
  "str.encode": () => ({ kind: "unknown", reason: "bytes" }),
};
