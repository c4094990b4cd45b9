import { batch } from "solid-js";

/** How far beyond the screen counts as near, in pixels: a scroll should come upon rows that are there already. */
const margin = 600;

type Heard = (near: boolean, height: number) => void;

const listeners = new WeakMap<Element, Heard>();
let observer: IntersectionObserver | undefined;

/** Tells `heard` when the element comes near what can be seen and when it leaves, with its height then; ends with what it returns. One observer serves all. */
export function watchNear(element: Element, heard: Heard): () => void {
  observer ??= new IntersectionObserver((entries) => batch(() => {
    for (const { target, isIntersecting, boundingClientRect } of entries) listeners.get(target)?.(isIntersecting, boundingClientRect.height);
  }), { rootMargin: `${margin}px 0px` });
  listeners.set(element, heard);
  observer.observe(element);
  return () => {
    listeners.delete(element);
    observer!.unobserve(element);
  };
}
