import { createSignal, onCleanup, onMount, Show } from "solid-js";
import { useDesk } from "./desk.ts";
import { droppedFile } from "./disk.ts";
import { useSay } from "./messages.ts";

/** A file dropped anywhere on the page is opened; while one is held over it, the page says so. */
export function DropHint(props: { readonly listens: boolean; readonly onOpen: () => void }) {
  const desk = useDesk(), say = useSay();
  const [over, setOver] = createSignal(false);
  // A dialog takes what is dropped in it for itself.
  const isFile = (event: DragEvent) => props.listens && (event.dataTransfer?.types.includes("Files") ?? false) && !(event.target instanceof Element && event.target.closest("dialog"));
  const drag = (event: DragEvent) => {
    if (!isFile(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
  const drop = (event: DragEvent) => {
    setOver(false);
    if (!isFile(event)) return;
    event.preventDefault();
    void droppedFile(event.dataTransfer!).then(async (picked) => {
      if (!picked) return;
      await desk.openFile(picked);
      props.onOpen();
    });
  };
  const listeners = { dragenter: drag, dragover: drag, dragleave: leave, drop } as const;
  onMount(() => Object.entries(listeners).forEach(([name, listener]) => document.addEventListener(name, listener as EventListener)));
  onCleanup(() => Object.entries(listeners).forEach(([name, listener]) => document.removeEventListener(name, listener as EventListener)));
  return <Show when={over()}><div class="drop-hint" aria-hidden="true"><p>{say("dropHere")}</p></div></Show>;
}
