/**
 * For `ref` of a bar beside the on-screen keyboard: pressing it leaves the focus in the field.
 * Without it the keyboard and the bottom bar would go while the finger is down, and the tap would
 * miss the button that moved away.
 */
export function keepFieldFocus(bar: HTMLElement | null): (() => void) | undefined {
  const stay = (event: MouseEvent) => event.preventDefault();
  bar?.addEventListener("mousedown", stay);
  return () => bar?.removeEventListener("mousedown", stay);
}
