import { type PublicCardFormat, publicCardPath } from "@personaforge/contract/cardExport";
import { ChevronDown } from "lucide-react";
import { buttonStyle } from "#ui/Button.tsx";

const files: readonly { format: PublicCardFormat; name: string; about: string }[] = [
  { format: "png", name: "PNG", about: "The picture with the card in it" },
  { format: "json", name: "JSON", about: "The V3 card as text" },
  { format: "charx", name: "CHARX", about: "The card packed with its pictures" },
];

const list = "download-card";

/**
 * The files of a public character. A popover of the browser with links: it needs no script, and
 * where the browser cannot place it at its button, it stands in the middle of the page.
 */
export function DownloadCard({ slug }: { slug: string }) {
  return (
    <>
      <button type="button" popoverTarget={list} className={buttonStyle()}>
        Download card <ChevronDown aria-hidden size={15} />
      </button>
      <ul
        id={list}
        popover="auto"
        aria-label="Download card"
        className="w-72 max-w-[calc(100vw-2rem)] rounded-lg border border-line bg-raised p-1 text-ink shadow-raised supports-[position-area:block-end]:inset-auto supports-[position-area:block-end]:m-0 supports-[position-area:block-end]:mt-1.5 supports-[position-area:block-end]:[position-area:block-end_span-inline-end] supports-[position-area:block-end]:[position-try-fallbacks:flip-block,flip-inline]"
      >
        {files.map(({ format, name, about }) => (
          <li key={format}>
            <a
              href={publicCardPath(slug, format)}
              download
              className="flex min-h-11 flex-col justify-center rounded-sm px-2.5 py-1.5 text-sm hover:bg-sunken"
            >
              <span className="font-medium">{name}</span>
              <span className="text-[0.8125rem] text-muted">{about}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
