import type { TextPart } from "@personaforge/contract/diff";
import { classNames } from "#ui/classNames.ts";
import { runsOf, spokenInvisible } from "./invisibleText.ts";

// `dir` keeps these English words from deciding the direction of the text around them.
function Spoken({ children }: { children: string }) {
  return (
    <span dir="ltr" lang="en" className="sr-only select-none">
      {children}
    </span>
  );
}

const marks = {
  insert: {
    Tag: "ins",
    word: "added",
    style: "bg-accent-soft text-on-accent-soft underline decoration-1 underline-offset-3",
  },
  delete: { Tag: "del", word: "removed", style: "bg-danger-soft text-danger line-through" },
} as const;

/**
 * Text that came or went: underlined or struck through, with words for those who hear it, and
 * colour only on top. `block` sets a whole text apart from the one that replaces it.
 */
export function ChangedText({
  part,
  block = false,
}: {
  part: { op: "insert" | "delete"; text: string };
  block?: boolean;
}) {
  const { Tag, word, style } = marks[part.op];
  return (
    <Tag
      className={classNames(
        "rounded-[3px] box-decoration-clone",
        style,
        block && "my-2 block rounded-md px-3 py-2 first:mt-0 last:mb-0",
      )}
    >
      <Spoken>{` ${word}: ${spokenInvisible(part.text)}`}</Spoken>
      {runsOf(part.text).map((run, index) => (
        <span key={index}>
          {run.mark !== undefined && (
            <span aria-hidden dir="ltr" className="font-sans select-none">
              {run.mark}
            </span>
          )}
          {run.text}
        </span>
      ))}
      <Spoken>{` end of ${word}. `}</Spoken>
    </Tag>
  );
}

/** One part of a compared text. */
export function Part({ part, block }: { part: TextPart; block?: boolean }) {
  if (part.op === "equal") return part.text;
  return <ChangedText part={{ op: part.op, text: part.text }} block={block ?? false} />;
}
