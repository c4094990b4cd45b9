/** Puts an open popover under what opened it, inside the window. */
export function placeUnder(popover: HTMLElement, opener: HTMLElement): void {
  const under = opener.getBoundingClientRect(), { width, height } = popover.getBoundingClientRect();
  const left = Math.max(8, Math.min(under.left, innerWidth - width - 8));
  const below = under.bottom + 4, above = under.top - 4 - height;
  popover.style.left = `${left}px`;
  popover.style.top = `${below + height > innerHeight - 8 && above >= 8 ? above : Math.max(8, Math.min(below, innerHeight - height - 8))}px`;
}
