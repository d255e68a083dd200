/** Which fields the editor shows; remembered in a cookie, so that the server renders it right. */
export const detailCookie = "editor";
export type Detail = "quick" | "advanced";

export function detailOf(value: string | undefined): Detail {
  return value === "advanced" ? "advanced" : "quick";
}

const oneYear = 31_536_000;

export function rememberDetail(detail: Detail) {
  document.cookie = `${detailCookie}=${detail}; path=/; max-age=${oneYear}; samesite=lax`;
}
