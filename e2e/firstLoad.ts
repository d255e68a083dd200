import { gzipSync } from "node:zlib";

const sizes = new Map<string, Promise<number>>();

async function gzippedSize(url: string): Promise<number> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}.`);
  return gzipSync(Buffer.from(await response.arrayBuffer())).length;
}

const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];

/** The scripts that a page asks for at once. Those for browsers without modules are not loaded. */
function scriptsOf(html: string): string[] {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const asked = tags.filter((tag) =>
    tag.startsWith("<script")
      ? !/\bnomodule\b/i.test(tag)
      : attribute(tag, "rel") === "modulepreload" || attribute(tag, "as") === "script",
  );
  const paths = asked.map((tag) => attribute(tag, "src") ?? attribute(tag, "href"));
  return [...new Set(paths)].filter((path) => path !== undefined);
}

/** How many bytes of script, gzipped one by one, a first visit of the page waits for. */
export async function firstLoadBytes(page: string): Promise<number> {
  const response = await fetch(page);
  const scripts = scriptsOf(await response.text());
  if (!response.ok || scripts.length === 0) throw new Error(`${page} is no page with scripts.`);
  const each = scripts.map((path) => {
    const url = new URL(path, page).href;
    const size = sizes.get(url) ?? gzippedSize(url);
    sizes.set(url, size);
    return size;
  });
  return (await Promise.all(each)).reduce((sum, size) => sum + size, 0);
}
