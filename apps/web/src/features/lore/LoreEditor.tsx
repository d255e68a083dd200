"use client";

import type { Lorebook } from "@personaforge/contract/lorebook";
import { limits } from "@personaforge/contract/limits";
import { Plus } from "lucide-react";
import { useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from "react";
import { useFormContext, useFormState } from "react-hook-form";
import { useMayEdit } from "#features/auth/pageSession.ts";
import type { ContentForm } from "#features/characterForm/contentForm.ts";
import { Button } from "#ui/Button.tsx";
import { showToast } from "#ui/Toast.tsx";
import { emptyBook } from "./loreChanges.ts";
import {
  askedPlace,
  type LorePlace,
  placeReached,
  reachPlace,
  subscribePlace,
} from "./lorePlace.ts";
import { problemsBelow, problemsByEntry } from "./loreProblems.ts";
import { LoreReading } from "./LoreReading.tsx";
import { LoreRow } from "./LoreRow.tsx";
import { LoreSettings } from "./LoreSettings.tsx";
import { LorePages, LoreToolbar } from "./LoreToolbar.tsx";
import { type LoreActions, useLoreActions } from "./useLoreActions.ts";
import { useLorebook } from "./useLorebook.ts";
import { type LoreMoves, useLoreView } from "./useLoreView.ts";

function useProblems() {
  const { control } = useFormContext<ContentForm>();
  const { errors } = useFormState({ control, name: "lorebook" });
  const error: unknown = errors.lorebook;
  return useMemo(() => {
    const all = problemsBelow(error);
    return { all, byEntry: problemsByEntry(all) };
  }, [error]);
}

/** Moves the focus to where somebody wants to go, once that is on the page. */
function useArrival({ entries }: Lorebook, moves: LoreMoves) {
  const [wanted, setWanted] = useState<LorePlace | null>(null);
  const asked = useSyncExternalStore(subscribePlace, askedPlace, () => null);
  const begin = useEffectEvent((place: LorePlace) => {
    placeReached();
    if (place.entry >= entries.length) return;
    moves.reveal(entries, place.entry);
    setWanted(place);
  });
  useEffect(() => {
    if (asked !== null) begin(asked);
  }, [asked]);
  useEffect(() => {
    if (wanted === null) return;
    reachPlace(wanted)?.focus({ preventScroll: true });
    document
      .querySelector(`[data-lore-entry="${wanted.entry}"]`)
      ?.scrollIntoView({ block: "nearest" });
  }, [wanted]);
  return setWanted;
}

function NoEntries() {
  return (
    <p className="rounded-lg border border-dashed border-line px-4 py-6 text-center text-sm text-muted text-pretty">
      No entries yet. An entry holds a text and the words that bring it in: say “harbour”, and the
      model learns what everybody there knows.
    </p>
  );
}

type Problems = ReturnType<typeof useProblems>;

function Entries({
  book,
  view,
  problems,
  actions,
}: {
  book: Lorebook;
  view: ReturnType<typeof useLoreView>;
  problems: Problems;
  actions: LoreActions;
}) {
  const { query, sort, page, found, visible, open, moves } = view;
  return (
    <>
      <LoreToolbar query={query} sort={sort} onQuery={moves.search} onSort={moves.sortBy} />
      <LorePages page={page} found={found} all={book.entries.length} onPage={moves.turnTo} />
      <ul
        aria-label="Entries of the lorebook"
        className="divide-y divide-line overflow-hidden rounded-lg border border-line empty:hidden"
      >
        {visible.map((index) => {
          const entry = book.entries[index];
          return (
            entry && (
              <LoreRow
                key={index}
                index={index}
                entry={entry}
                profile={book.profile ?? "card"}
                isOpen={index === open}
                problems={problems.byEntry.get(index)}
                actions={actions}
              />
            )
          );
        })}
      </ul>
    </>
  );
}

/** What is wrong with the book as a whole. */
function BookProblems({ problems }: { problems: Problems }) {
  const whole = problems.all.filter(({ path }) => path[0] === "root");
  return whole.map(({ message }) => (
    <p key={message} className="text-sm text-danger">
      {message}
    </p>
  ));
}

/** The lorebook of a character, to be changed by those who may. */
export function LoreEditor() {
  const { book, changeBook } = useLorebook();
  const mayEdit = useMayEdit();
  return mayEdit ? (
    <LoreBook book={book} changeBook={changeBook} />
  ) : (
    <LoreReading {...(book ?? emptyBook)} />
  );
}

/** Its entries, one of them open, and what holds for all of them. */
function LoreBook({ book: found, changeBook }: ReturnType<typeof useLorebook>) {
  const book = found ?? emptyBook;
  const view = useLoreView(book.entries);
  const actions = useLoreActions(changeBook, view.moves, useArrival(book, view.moves));
  const problems = useProblems();
  const removeAll = () => {
    changeBook(() => emptyBook);
    showToast({ title: "The lorebook is removed", undo: () => changeBook(() => book) });
  };
  const size = book.entries.length;
  return (
    <div className="@container flex flex-col gap-3">
      <BookProblems problems={problems} />
      {size === 0 ? <NoEntries /> : <Entries {...{ book, view, problems, actions }} />}
      <Button
        size="sm"
        className="self-start"
        disabled={size >= limits.lore_entries}
        onClick={actions.add}
      >
        <Plus aria-hidden size={15} /> Add entry
      </Button>
      {found !== null && (
        <LoreSettings
          book={book}
          problems={problems.all}
          changeBook={changeBook}
          onRemove={removeAll}
        />
      )}
    </div>
  );
}
