"use client";

import { useEffect, useState } from "react";

/** The secret of a link, after its `#`, where no server and no log sees it. */
export function tokenIn(hash: string, name: string): string | null {
  return new URLSearchParams(hash.slice(1)).get(name);
}

/**
 * The token of the link that opened this page; undefined until the page is alive, null without one.
 * It is taken out of the address at once, so that it stays neither in the history nor on the screen.
 */
export function useLinkToken(name: string): string | null | undefined {
  const [token, setToken] = useState<string | null>();
  useEffect(() => {
    const take = () => {
      const found = tokenIn(location.hash, name);
      if (found !== null) history.replaceState(null, "", location.pathname + location.search);
      setToken((known) => found ?? known ?? null);
    };
    take();
    window.addEventListener("hashchange", take);
    return () => window.removeEventListener("hashchange", take);
  }, [name]);
  return token;
}
