"use client";

import { type ReactNode, useCallback, useEffect, useMemo } from "react";
import { flushSync } from "react-dom";
import type { Editor } from "#features/editor/useEditor.ts";
import { classNames } from "#ui/classNames.ts";
import { EditorPane } from "./EditorPane.tsx";
import type { Pane } from "./panes.ts";
import { Segments } from "./Segments.tsx";
import { SourcePlaceContext, type TextRange } from "./sourcePlace.ts";
import { useFieldInAddress, usePane } from "./usePane.ts";

const sides = [
  ["fields", "Fields"],
  ["preview", "Preview"],
] as const;

// A prompt needs the room of a text beside it, and scrolls by itself, so that both can be seen.
const looks = {
  card: {
    page: "max-w-6xl",
    grid: "lg:grid-cols-[minmax(0,1fr)_19rem] xl:grid-cols-[10rem_minmax(0,1fr)_17.5rem]",
    aside: "",
  },
  wide: {
    page: "max-w-[104rem] lg:pb-4",
    grid: "lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)] xl:grid-cols-[10rem_minmax(0,1fr)_minmax(0,30rem)]",
    aside:
      "lg:-mx-2 lg:max-h-[calc(100dvh-var(--save-bar,4rem)-1rem)] lg:overflow-y-auto lg:overscroll-contain lg:px-2 lg:pb-2",
  },
};

type Props = {
  editor: Editor;
  initialPane: Pane;
  /** Above all columns. */
  head: ReactNode;
  outline: (go: (path: string) => void) => ReactNode;
  fields: ReactNode;
  /** What belongs to the character as a whole; stands with its card. */
  about: ReactNode;
  /** Goes to a field, when it can be seen. */
  onGo: (path: string) => void;
  isReviewing: boolean;
};

/** A place that opens first, such as an entry of the lorebook, has the focus too late for this. */
function selectInFocused({ start, end }: TextRange) {
  const { activeElement: field } = document;
  const isText = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
  if (isText && end <= field.value.length) field.setSelectionRange(start, end);
}

/** The fields and what is shown of them: side by side, and on a phone one at a time. */
export function EditorColumns({ editor, initialPane, isReviewing, onGo, ...parts }: Props) {
  const [{ pane, onPane, side, onSide }, holder] = usePane(initialPane);
  const go = useCallback(
    (path: string, range?: TextRange) => {
      flushSync(() => onSide("fields"));
      onGo(path);
      if (range !== undefined) selectInFocused(range);
    },
    [onGo, onSide],
  );
  const place = useMemo(() => ({ go }), [go]);
  useFieldInAddress(go);
  useEffect(() => {
    // The review's problems lead to fields, which must be there.
    if (isReviewing) onSide("fields");
  }, [isReviewing, onSide]);
  const look = pane === "card" ? looks.card : looks.wide;
  return (
    <div className={classNames("mx-auto w-full px-4 pt-6 pb-40 md:px-8 md:pb-16", look.page)}>
      {parts.head}
      <Segments
        label="View"
        choices={sides}
        value={side}
        onValue={onSide}
        className="mt-4 lg:hidden"
      />
      <div className={classNames("mt-6 grid grid-cols-1 gap-10 xl:gap-8", look.grid)}>
        {parts.outline(go)}
        <div className={side === "fields" ? "min-w-0" : "min-w-0 max-lg:hidden"}>
          {parts.fields}
        </div>
        <aside
          ref={holder}
          aria-label="Preview"
          className={classNames(
            "flex flex-col gap-6 lg:sticky lg:top-[calc(var(--save-bar,4rem)+1rem)] lg:self-start",
            look.aside,
            side === "fields" && "max-lg:hidden",
          )}
        >
          <SourcePlaceContext value={place}>
            <EditorPane pane={pane} onPane={onPane} editor={editor}>
              {parts.about}
            </EditorPane>
          </SourcePlaceContext>
        </aside>
      </div>
    </div>
  );
}
