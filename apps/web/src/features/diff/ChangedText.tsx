import type { TextDiff, TextPart } from "@personaforge/contract/diff";
import { classNames } from "#ui/classNames.ts";
import { moreLabel } from "./fieldWords.ts";
import { Fold } from "./Fold.tsx";
import { blockHead } from "./foldedParts.ts";
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
    ground: "bg-accent-soft text-on-accent-soft",
    line: "underline decoration-1 underline-offset-3",
  },
  delete: {
    Tag: "del",
    word: "removed",
    ground: "bg-danger-soft text-danger",
    line: "line-through",
  },
} as const;

type Change = { op: "insert" | "delete"; text: string };

function Runs({ text }: { text: string }) {
  return runsOf(text).map((run, index) => (
    <span key={index}>
      {run.mark !== undefined && (
        <span aria-hidden dir="ltr" className="font-sans select-none">
          {run.mark}
        </span>
      )}
      {run.text}
    </span>
  ));
}

/**
 * Text that came or went: underlined or struck through, with words for those who hear it, and
 * colour only on top.
 */
export function ChangedText({ part: { op, text } }: { part: Change }) {
  const { Tag, word, ground, line } = marks[op];
  return (
    <Tag className={classNames("rounded-[3px] box-decoration-clone", ground, line)}>
      <Spoken>{` ${word}: ${spokenInvisible(text)}`}</Spoken>
      <Runs text={text} />
      <Spoken>{` end of ${word}. `}</Spoken>
    </Tag>
  );
}

/** A whole text that came or went, under its name: lines through a page of text would hide it. */
function ChangedBlock({ part: { op, text }, head }: { part: Change; head: number }) {
  const { Tag, word, ground } = marks[op];
  const rest = text.slice(head);
  return (
    <div className={classNames("my-2 rounded-md px-3 py-2 first:mt-0 last:mb-0", ground)}>
      <p dir="ltr" lang="en" className="text-xs leading-5 font-semibold select-none">
        {word === "added" ? "Added" : "Removed"}
      </p>
      <Tag className="block no-underline">{text.slice(0, head)}</Tag>
      {rest !== "" && (
        <Fold label={moreLabel(rest)}>
          <Tag className="block no-underline">{rest}</Tag>
        </Fold>
      )}
      <Spoken>{`End of ${word}.`}</Spoken>
    </div>
  );
}

/** One part of a compared text. */
export function Part({ part, method }: { part: TextPart; method: TextDiff["method"] }) {
  if (part.op === "equal") return part.text;
  const change = { op: part.op, text: part.text };
  const head = blockHead(part, method);
  if (head > 0) return <ChangedBlock part={change} head={head} />;
  return <ChangedText part={change} />;
}
