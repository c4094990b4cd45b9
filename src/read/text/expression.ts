import { create, parseDependencies } from "mathjs/number";
import type { AccessorNode, ConditionalNode, ConstantNode, FunctionNode, MathNode, OperatorNode, ParenthesisNode, RelationalNode, SymbolNode } from "mathjs";
import { span } from "../../base/place.ts";
import { fail } from "../../base/problem.ts";
import { builtIn, constants } from "../../term/functions.ts";
import { children, size, type Operator, type Relation, type Term } from "../../term/term.ts";
import { isRelation, shape } from "./shape.ts";
import type { Token } from "./tokens.ts";

// The parser and nothing else of mathjs: its evaluator, its units and its configuration are never loaded.
const { parse } = create({ parseDependencies: parseDependencies! });

const largest = 500;
const deepest = 100;

/**
 * expression  = comparison [ "?" expression ":" expression ]
 * comparison  = sum { relation sum }          sum   = product { ("+" | "-") product }
 * product     = unary { ("*" | "/") unary }   unary = ("-" | "+") unary | power        power = operand [ "^" unary ]
 *
 * mathjs decides the precedences, on a text in which every leaf is the number of its token: numbers become numerals, names n0, n1, …
 * So each node that comes back knows its tokens, and through them its place and the digits that mathjs would have rounded.
 */
export function expression(tokens: readonly Token[], text: string): Term {
  const { partner, products } = shape(tokens, text);
  if (tokens.filter((t) => t.kind !== "symbol").length > largest) tooLarge(tokens);
  const result = convert(parse(rewritten())).term;
  if (size(result) > largest) tooLarge(tokens);
  if (nesting(result) > deepest) fail("too deep", text.slice(whole(tokens).start, whole(tokens).end), { place: whole(tokens), hint: `${deepest}` });
  return result;

  function rewritten(): string {
    const closing = new Map<number, number>();
    const written = tokens.map((token, i) => {
      if (token.kind === "number") return `${i}`;
      if (token.kind === "name") return `n${i}`;
      if (isRelation(token)) return "<";
      if (token.text === "√") {
        const end = finish(i + 1);
        closing.set(end, (closing.get(end) ?? 0) + 1);
        return `n${i}(`;
      }
      // mathjs cannot read a conditional inside the first arm of another; the brackets are taken off again below.
      return token.text === "?" ? "?(" : token.text === ":" ? "):" : token.text;
    });
    return written.map((w, i) => (products.has(i) ? "* " : "") + w + ")".repeat(closing.get(i) ?? 0)).join(" ");
  }

  function finish(i: number): number {
    if (tokens[i]!.text === "√") return finish(i + 1);
    return partner.get(i) ?? (tokens[i]!.kind === "name" && ["(", "["].includes(tokens[i + 1]?.text ?? "") ? partner.get(i + 1)! : i);
  }

  /** A term and the tokens it was made of, enclosing brackets included. */
  type Read = { readonly term: Term; readonly first: number; readonly last: number };

  function convert(node: MathNode): Read {
    switch (node.type) {
      case "ConstantNode": {
        const at = Number((node as ConstantNode<number>).value);
        return read({ kind: "number", digits: tokens[at]!.text }, at, at);
      }
      case "SymbolNode": {
        const at = leaf(node as SymbolNode);
        return read({ kind: "name", name: tokens[at]!.text }, at, at);
      }
      case "ParenthesisNode": {
        const { term, first, last } = convert((node as ParenthesisNode).content);
        return { term, first: first - 1, last: last + 1 };
      }
      case "OperatorNode": return operation(node as OperatorNode);
      case "RelationalNode": return comparison((node as RelationalNode & { params: MathNode[] }).params.map(convert));
      case "ConditionalNode": {
        const { condition, trueExpr, falseExpr } = node as ConditionalNode;
        const test = convert(condition), whenTrue = convert((trueExpr as ParenthesisNode).content), whenFalse = convert(falseExpr);
        return read({ kind: "conditional", test: test.term, whenTrue: whenTrue.term, whenFalse: whenFalse.term }, test.first, whenFalse.last);
      }
      case "AccessorNode": {
        const { object, index } = node as AccessorNode;
        const at = leaf(object as SymbolNode);
        return read({ kind: "index", name: tokens[at]!.text, index: convert(index.dimensions[0]!).term }, at, partner.get(at + 1)!);
      }
      case "FunctionNode": return called(node as unknown as FunctionNode);
      default: return fail("unexpected token", text.slice(whole(tokens).start, whole(tokens).end), { place: whole(tokens) });
    }
  }

  function operation(node: OperatorNode): Read {
    const args = node.args.map(convert);
    const [left, right] = [args[0]!, args[1]];
    if (right === undefined) {
      const first = left.first - 1;
      return node.op === "-" ? read({ kind: "negate", of: left.term }, first, left.last) : { ...left, first };
    }
    if (node.op === "<") return comparison(args);
    return read({ kind: "operator", op: node.op as Operator, left: left.term, right: right.term }, left.first, right.last);
  }

  function comparison(items: readonly Read[]): Read {
    const relations = items.slice(0, -1).map((item) => tokens[item.last + 1]!.text as Relation);
    return read({ kind: "comparison", items: items.map((i) => i.term), relations }, items[0]!.first, items.at(-1)!.last);
  }

  function called(node: FunctionNode): Read {
    const at = leaf((node as unknown as { fn: SymbolNode }).fn);
    const args = node.args.map(convert);
    if (tokens[at]!.text === "√") return read({ kind: "call", name: "sqrt", args: [args[0]!.term] }, at, args[0]!.last);
    const name = tokens[at]!.text;
    const last = partner.get(at + 1)!;
    const place = span(tokens[at]!.place, tokens[last]!.place);
    const wrongNumber = (hint: string) => fail("wrong number of arguments", name, { place, hint });
    if (constants.has(name)) fail("unknown function", name, { place: tokens[at]!.place, hint: `${name} * (…)` });
    if (name === "sum" || name === "prod") {
      if (args.length !== 4) wrongNumber(`${name}(body, s, from, to)`);
      const [body, index, from, to] = args.map((a) => a.term) as [Term, Term, Term, Term];
      if (index.kind !== "name" || constants.has(index.name)) return fail("unexpected token", text.slice(index.place!.start, index.place!.end), { place: index.place!, hint: `${name}(body, s, from, to)` });
      return read({ kind: "fold", fold: name, body, index: index.name, from, to }, at, last);
    }
    const known = builtIn.get(name);
    if (known !== undefined && (known.variadic ? args.length < known.parameters.length : args.length !== known.parameters.length))
      wrongNumber(`${name}(${known.parameters.join(", ")}${known.variadic ? ", …" : ""})`);
    return read({ kind: "call", name, args: args.map((a) => a.term) }, at, last);
  }

  function read(term: Term, first: number, last: number): Read {
    return { term: { ...term, place: span(tokens[first]!.place, tokens[last]!.place) }, first, last };
  }
}

const leaf = (node: SymbolNode): number => Number(node.name.slice(1));

const whole = (tokens: readonly Token[]) => span(tokens[0]!.place, tokens.at(-1)!.place);

const tooLarge = (tokens: readonly Token[]): never => fail("too large", `more than ${largest} nodes`, { place: whole(tokens), hint: `${largest}` });

/** How deep terms stand in one another; a long sum or product is flat, as it is to its reader. */
function nesting(term: Term): number {
  if (term.kind === "operator" && term.op !== "^") return Math.max(nesting(term.left), 1 + nesting(term.right));
  return 1 + Math.max(0, ...children(term).map(nesting));
}
