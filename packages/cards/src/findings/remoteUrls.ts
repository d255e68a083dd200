import { excerptOf, type Finding } from "./finding.ts";
import type { CardText } from "./eachText.ts";

interface Address {
  readonly path: string;
  readonly isLoaded: boolean;
  count: number;
}

const address = /\bhttps?:\/\/[^\s"'<>()[\]{}|\\^`]{1,2000}/giu;

/** As long as what is looked at before an address. */
const mostLead = 220;

/** Before an address that a program fetches when it shows the text. */
const loading =
  /!\[[^\]\n]{0,200}\]\(\s{0,4}<?$|\b(?:src|href)\s{0,4}=\s{0,4}["']?$|\burl\(["']?$/iu;

/** Addresses of a card, each told once. */
export class RemoteUrls {
  static readonly most = 60;
  readonly #found = new Map<string, Address>();
  #more = 0;

  look({ text, path }: CardText): void {
    if (!text.includes("://")) return;
    for (const { 0: matched, index } of text.matchAll(address)) {
      const url = matched.replace(/[.,;:!?*_]{1,8}$/, "");
      const known = this.#found.get(url);
      if (known !== undefined) known.count++;
      else if (this.#found.size === RemoteUrls.most) this.#more++;
      else {
        const lead = text.slice(Math.max(0, index - mostLead), index);
        const at = path();
        const isLoaded = /^assets\.\d+\.uri$/.test(at) || loading.test(lead);
        this.#found.set(url, { path: at, isLoaded, count: 1 });
      }
    }
  }

  findings(): Finding[] {
    const found = Array.from(this.#found, ([url, { path, isLoaded, count }]): Finding => {
      const message = isLoaded
        ? "Other programs load this address when they show the card. PersonaForge does not."
        : "The card names this address. PersonaForge does not open it.";
      const severity = isLoaded ? "warning" : "info";
      return { code: "remote_url", severity, path, message, excerpt: excerptOf(url), count };
    });
    if (this.#more === 0) return found;
    const message = `There are ${this.#more.toLocaleString("en")} more addresses in the card.`;
    return [
      ...found,
      { code: "remote_url", severity: "info", path: "", message, count: this.#more },
    ];
  }
}
