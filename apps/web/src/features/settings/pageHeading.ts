/** Where the focus goes when what had it is gone: a dialog's opener that went with its row. */
export function pageHeading(): HTMLElement | null {
  return document.querySelector("main h1");
}
