/** What stands beside the fields; remembered in a cookie, so that the server renders it right. */
export const paneCookie = "pane";
export const panes = [
  ["card", "Card"],
  ["prompt", "Prompt"],
  ["checks", "Checks"],
] as const;
export type Pane = (typeof panes)[number][0];

export function paneOf(value: string | undefined): Pane {
  return panes.find(([pane]) => pane === value)?.[0] ?? "card";
}

const oneYear = 31_536_000;

export function rememberPane(pane: Pane) {
  document.cookie = `${paneCookie}=${pane}; path=/; max-age=${oneYear}; samesite=lax`;
}

/** The element that holds what is shown of the pane. */
export const paneId = "editor-pane";
