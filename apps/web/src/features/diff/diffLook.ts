/** How differences are laid out; remembered in a cookie, so that the server renders it right. */
export const diffCookie = "diff";
export type DiffLayout = "inline" | "split";

export function diffLayoutOf(value: string | undefined): DiffLayout {
  return value === "split" ? "split" : "inline";
}

const oneYear = 31_536_000;

export function rememberDiffLayout(layout: DiffLayout) {
  document.cookie = `${diffCookie}=${layout}; path=/; max-age=${oneYear}; samesite=lax`;
}

/** What the parts of a diff must know: its layout, and the language of the texts for `lang`. */
export type DiffLook = { view: DiffLayout; language: string | undefined };
