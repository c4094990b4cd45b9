import { For, Match, Switch } from "solid-js";
import { keyText } from "../commands/keys.ts";
import { Formula } from "../Formula.tsx";
import { CommandList, FormulaList, FunctionList } from "./lists.tsx";
import { GuideExample } from "./GuideExample.tsx";
import type { Block, Piece } from "./read-guide.ts";

interface GuideBlockProps {
  readonly block: Block;
  /** The chapter it stands in. */
  readonly title: string;
  readonly onSheet: (file: string) => void;
}

/** A paragraph, a list, an example, or one of the lists that the page makes itself. */
export function GuideBlock(props: GuideBlockProps) {
  return (
    <Switch>
      <Match when={props.block.kind === "paragraph" && props.block}>{(block) => <p><Pieces of={block().pieces} /></p>}</Match>
      <Match when={props.block.kind === "items" && props.block}>{(block) => <ul class="guide-items"><For each={block().items}>{(item) => <li><Pieces of={item} /></li>}</For></ul>}</Match>
      <Match when={props.block.kind === "rows" && props.block}>
        {(block) => <dl class="guide-rows"><For each={block().rows}>{([left, right]) => <div><dt><Pieces of={left} /></dt><dd><Pieces of={right} /></dd></div>}</For></dl>}
      </Match>
      <Match when={props.block.kind === "example" && props.block}>{(block) => <GuideExample example={block().example} title={props.title} onSheet={props.onSheet} />}</Match>
      <Match when={props.block.kind === "list" && props.block}>
        {(block) => (
          <Switch>
            <Match when={block().of === "functions"}><FunctionList /></Match>
            <Match when={block().of === "formulas"}><FormulaList /></Match>
            <Match when={block().of === "commands"}><CommandList /></Match>
          </Switch>
        )}
      </Match>
    </Switch>
  );
}

function Pieces(props: { readonly of: readonly Piece[] }) {
  return (
    <For each={props.of}>
      {({ kind, text }) => (
        <Switch fallback={text}>
          <Match when={kind === "strong"}><strong>{text}</strong></Match>
          <Match when={kind === "code"}><code>{text}</code></Match>
          <Match when={kind === "math"}><Formula latex={text} size="inline" /></Match>
          <Match when={kind === "key"}><kbd>{keyText(text)}</kbd></Match>
        </Switch>
      )}
    </For>
  );
}
