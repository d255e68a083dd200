/// <reference lib="dom" />

// These two run in the browser: they may use nothing from outside their own body.

export interface Selectors {
  /** Every payload's number with what finds its element. */
  readonly made: readonly (readonly [number: number, selector: string])[];
}

/** Reports elements that payloads made, from the first byte of every document of the context. */
export function watchDocument({ made }: Selectors): void {
  const all = made.map(([, selector]) => selector).join();
  const report = (element: Element) => {
    for (const [number, selector] of made) {
      if (element.matches(selector)) void Reflect.get(window, "made")(number, location.href);
    }
  };
  new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        for (const element of [node, ...node.querySelectorAll(all)]) report(element);
      }
    }
  }).observe(document, { childList: true, subtree: true });
  document.addEventListener("securitypolicyviolation", (event) => {
    const { effectiveDirective, blockedURI, sample } = event;
    void Reflect.get(window, "violated")(`${effectiveDirective} ${blockedURI} ${sample}`);
  });
}

interface Findings {
  readonly source?: string;
  /** The origin that nothing but a link may name. */
  readonly foreign: string;
  /** What finds the elements that payloads are about to make. */
  readonly made: string;
}

/**
 * What in a document is not inert; nothing is right. Reads `source` when it is given, which has no
 * scripts run and is as the server wrote it, else the page as it is now.
 */
export function findings({ source, foreign, made }: Findings): string[] {
  const page =
    source === undefined ? document : new DOMParser().parseFromString(source, "text/html");
  const tag = (element: Element) => element.outerHTML.slice(0, 120);
  const handlers = "//*[@*[starts-with(translate(name(), 'ON', 'on'), 'on')]]";
  const found: string[] = [];
  const acting = page.evaluate(handlers, page, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
  for (let index = 0; index < acting.snapshotLength; index++) {
    const element = acting.snapshotItem(index);
    if (element instanceof Element) found.push(`handler: ${tag(element)}`);
  }
  const reaching = ["src", "srcset", "action", "formaction", "poster", "data", "style", "ping"];
  const elsewhere = reaching.map((name) => `[${name}*="${foreign}"]`).join();
  const never = "iframe, object, embed, base, frame, meta[http-equiv='refresh' i], form[action]";
  for (const element of page.querySelectorAll(`${elsewhere}, ${never}, ${made}`))
    found.push(tag(element));
  for (const element of page.querySelectorAll("[href], [*|href]:not([href])")) {
    const href = element.getAttribute("href") ?? element.getAttribute("xlink:href") ?? "";
    const { protocol, origin } = new URL(href, location.href);
    const rel = element.getAttribute("rel") ?? "";
    const marked = element.tagName === "A" && rel.includes("nofollow") && rel.includes("noopener");
    if (!/^(https?|mailto):$/.test(protocol)) found.push(`scheme: ${tag(element)}`);
    else if (origin !== location.origin && !marked) found.push(`link: ${tag(element)}`);
  }
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      JSON.parse(script.textContent);
    } catch {
      found.push(`cut off: ${tag(script)}`);
    }
  }
  return found;
}

/** How many of the texts a reader finds on the page, in its title or in its fields. */
export function shown(texts: readonly string[]): number {
  const fields = [...document.querySelectorAll<HTMLInputElement>("input, textarea")];
  const values = fields.map(({ value }) => value);
  const read = [document.title, document.body.textContent, ...values].join("\n");
  return texts.filter((text) => read.includes(text)).length;
}
