/** What a payload does on a page that trusts it. `element` is all for one that waits for a click. */
type Act = "runs" | "asks" | "fetches" | "element";

export interface Payload {
  readonly number: number;
  readonly text: string;
  readonly act: Act;
  /** Finds the element that the payload is about to make. */
  readonly selector: string;
  /** The HTML that a page makes of it when it decodes or renders without care. */
  readonly trusted: string;
}

type Draft = Partial<Payload> & { text: string };
type Write = (number: number, foreign: string) => Draft;

const linkTo = (href: string) => `<a href="${href}">go</a>`;
const img = (n: number) => `<img id=x${n} src=x onerror=ran(${n})>`;

/** HTML that acts where text is taken for HTML. Each has an element with the id `x` and its number. */
const html: Write[] = [
  (n) => ({ text: `<script id=x${n}>ran(${n})</script>` }),
  (n) => ({ text: img(n) }),
  (n) => ({ text: `<svg id=x${n} onload=ran(${n})></svg>` }),
  (n) => ({ text: `"><img id=x${n} src=x onerror=alert(${n})>`, act: "asks" }),
  (n) => ({ text: `'><b id=x${n} tabindex=0 autofocus onfocus=ran(${n})>b</b>` }),
  // Out of the JSON for search engines, and out of the data that the page carries for its scripts.
  (n) => ({ text: `</script><script id=x${n}>ran(${n})</script>` }),
  (n) => ({ text: `</title></textarea></style></option>${img(n)}` }),
  (n) => ({ text: `<iframe id=x${n} srcdoc="<script>parent.ran(${n})</script>"></iframe>` }),
  (n, foreign) => ({ text: `<object id=x${n} data=${foreign}/${n}></object>`, act: "fetches" }),
  (n, foreign) => ({ text: `<embed id=x${n} src=${foreign}/${n}>`, act: "fetches" }),
  (n, foreign) => ({ text: `<base id=x${n} href=${foreign}/>`, act: "element" }),
  (n, foreign) => ({
    text: `<meta id=x${n} http-equiv=refresh content="0;url=${foreign}/${n}">`,
    act: "fetches",
  }),
  (n, foreign) => ({ text: `<link id=x${n} rel=stylesheet href=${foreign}/${n}>`, act: "fetches" }),
  (n, foreign) => ({ text: `<style id=x${n}>@import "${foreign}/${n}"</style>`, act: "fetches" }),
  (n, foreign) => ({
    text: `<i id=x${n} style="background:url(${foreign}/${n})">i</i>`,
    act: "fetches",
  }),
  (n, foreign) => ({ text: `<img id=x${n} srcset="${foreign}/${n} 1x">`, act: "fetches" }),
  (n, foreign) => ({ text: `<video id=x${n} poster=${foreign}/${n}></video>`, act: "fetches" }),
  (n, foreign) => ({
    text: `<form id=x${n} action=${foreign}/${n}><button>Save</button></form>`,
    act: "element",
  }),
  (n) => ({ text: `<details id=x${n} open ontoggle=ran(${n})>d</details>` }),
  (n) => ({ text: `<!--><img id=x${n} src=x onerror=ran(${n})>-->` }),
  (n) => ({ text: `<noscript><p title="</noscript>${img(n)}"></noscript>` }),
  (n) => ({ text: `<svg><style>${img(n)}</style></svg>` }),
  (n) => ({ text: `<svg><set id=x${n} onbegin=ran(${n}) attributeName=x to=y /></svg>` }),
  (n) => ({
    text: `<svg><a id=x${n} xlink:href="javascript:ran(${n})"><text y=9>go</text></a></svg>`,
    act: "element",
  }),
  (n) => ({ text: `<p id=x${n}><template shadowrootmode=open>${img(n)}</template></p>` }),
  (n) => ({ text: `{{user}}${img(n)}{{char}}` }),
  (n) => ({ text: `\u202e${img(n)}\u202c` }),
  (n) => ({ text: `<iMg/id="x${n}"/src="x"\fonerror=ran(${n})>` }),
  (n) => ({ text: linkTo(`javascript:ran(${n})" id="x${n}`), act: "element" }),
];

/** Text that becomes HTML where it is decoded once too often. */
const encoded: Write[] = [
  (n) => ({ text: `&lt;img id=x${n} src=x onerror=ran(${n})&gt;`, trusted: img(n) }),
  (n) => ({ text: encodeURIComponent(img(n)), trusted: img(n) }),
  (n) => ({ text: img(n).replace("<", String.raw`\u003c`), trusted: img(n) }),
  (n) => ({ text: img(n).replace("<", "\uff1c").replace(">", "\uff1e"), trusted: img(n) }),
];

/** Markdown that links to a script, embeds a picture, or is a link that asks for a preview. */
const markdown: Write[] = [
  (n) => markdownLink(n, `javascript:ran(${n})`),
  (n) => markdownLink(n, `JaVa&Tab;Script&colon;ran(${n})`),
  (n) => ({ ...markdownLink(n, `javascript:ran(${n})`), text: `<javascript:ran(${n})>` }),
  (n) => ({ ...markdownLink(n, `vbscript:ran(${n})`), text: `[go]\n\n[go]: vbscript:ran(${n})` }),
  (n) => markdownLink(n, `data:text/html,<script>ran(${n})</script>`),
  (n, foreign) => ({
    text: `[go](http:${foreign}/${n} "\\">${img(n)}")`,
    trusted: `<a title="\\">${img(n)}">`,
  }),
  (n, foreign) => picture(`${foreign}/${n}`),
  (n) => ({ ...picture(`data:image/svg+xml,<svg/onload=ran(${n})>`), act: "element" }),
  (n, foreign) => ({
    text: `http:${foreign}/${n}`,
    act: "fetches",
    selector: `:not(a)[href$="/${n}"], [src$="/${n}"]`,
    trusted: `<iframe src="${foreign}/${n}"></iframe>`,
  }),
];

function markdownLink(n: number, href: string): Draft {
  // A tag is in the path of its page, which is another place.
  const selector = `a[href*="ran(${n})"]:not([href^="/"])`;
  return { text: `[go](${href})`, act: "element", selector, trusted: linkTo(href) };
}

function picture(source: string): Draft {
  const selector = `img[src="${source}"]`;
  return { text: `![p](${source})`, act: "fetches", selector, trusted: `<img src="${source}">` };
}

/**
 * Texts that must stay text.
 * @param foreign an origin that is not the app's, without its scheme: `//127.0.0.1:4010`
 */
export function payloads(foreign: string): Payload[] {
  return [...html, ...encoded, ...markdown].map((write, number) => {
    const draft = write(number, foreign);
    const { text, act = "runs", selector = `#x${number}`, trusted = text } = draft;
    return { number, text, act, selector, trusted };
  });
}

/**
 * Joins texts into few that are no longer than `limit` code points, each into the first that has
 * room; a text that is longer is left out.
 */
export function packed(texts: readonly string[], limit: number, separator = " "): string[] {
  const full: string[] = [];
  const long = (text: string) => [...text].length;
  for (const text of texts) {
    if (long(text) > limit) continue;
    const at = full.findIndex((other) => long(other + separator + text) <= limit);
    if (at === -1) full.push(text);
    else full[at] += separator + text;
  }
  return full;
}
