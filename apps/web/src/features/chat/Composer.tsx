"use client";

import { limits } from "@personaforge/contract/limits";
import { countCodePoints, hasVisibleText } from "@personaforge/contract/codePoints";
import { ArrowUp, Square } from "lucide-react";
import { type KeyboardEvent, type RefObject, useId } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { Button } from "#ui/Button.tsx";
import { useHydrated } from "#ui/useHydrated.ts";

const limit = limits.message;
const count = new Intl.NumberFormat("en");

/** Nothing to say until nine tenths are used. A code point is never longer than its text. */
function useLength(text: string) {
  const length = text.length < limit * 0.9 ? 0 : countCodePoints(text);
  if (length < limit * 0.9) return { over: false, words: null };
  const over = length - limit;
  const words = `${count.format(length)} / ${count.format(limit)}`;
  return { over: over > 0, words: over > 0 ? `${words} · ${count.format(over)} over` : words };
}

/** ⏎ that ends the choice of a Chinese or Japanese word belongs to the input method. */
function isSendKey({ key, shiftKey, nativeEvent }: KeyboardEvent): boolean {
  return key === "Enter" && !shiftKey && !nativeEvent.isComposing && nativeEvent.keyCode !== 229;
}

function useStopKey(writing: boolean, onStop: () => void) {
  useHotkeys(
    "escape",
    (event) => {
      if (event.isComposing || document.querySelector('[role$="dialog"], [role="menu"]')) return;
      onStop();
    },
    { enabled: writing, enableOnFormTags: true },
    [onStop],
  );
}

type Props = {
  field: RefObject<HTMLTextAreaElement | null>;
  name: string;
  text: string;
  onText: (text: string) => void;
  /** A reply is being written: it can be stopped, and nothing can be sent. */
  writing: boolean;
  onSend: (text: string) => void;
  onStop: () => void;
};

function Field({
  composer: { field, name, text, onText },
  described,
  over,
  onSubmit,
}: {
  composer: Props;
  described: string;
  over: boolean;
  onSubmit: () => void;
}) {
  const isHydrated = useHydrated();
  return (
    <textarea
      ref={field}
      readOnly={!isHydrated}
      rows={1}
      dir="auto"
      value={text}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={(event) => {
        if (!isSendKey(event)) return;
        event.preventDefault();
        onSubmit();
      }}
      enterKeyHint="send"
      aria-label={`Message to ${name}`}
      aria-describedby={described}
      aria-invalid={over || undefined}
      placeholder={`Write to ${name}`}
      className="field-sizing-content max-h-52 min-h-9 min-w-0 flex-1 resize-none bg-transparent py-1.5 leading-6 outline-none placeholder:text-faint pointer-coarse:min-h-11 pointer-coarse:py-2.5"
    />
  );
}

function Counter({ id, words, over }: { id: string; words: string; over: boolean }) {
  return (
    <p id={id} className={over ? "font-medium text-danger" : ""}>
      <span aria-hidden>{words}</span>
      <span role="status" className="sr-only">
        {over ? "The message is too long to be sent." : "The message is nearly at its limit."}
      </span>
      <span className="sr-only">{words} characters</span>
    </p>
  );
}

const box =
  "flex items-end gap-2 rounded-xl border border-edge/70 bg-surface p-1.5 pl-4 transition-colors focus-within:border-accent hover:border-edge has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:-outline-offset-1 has-[textarea:focus-visible]:outline-accent";

/** Where the reader writes. ⏎ sends, ⇧⏎ begins a new line, Esc stops the reply. */
export function Composer(props: Props) {
  const { field, text, writing, onSend, onStop } = props;
  const id = useId();
  const { over, words } = useLength(text);
  const ready = hasVisibleText(text) && !over && !writing;
  useStopKey(writing, onStop);
  const submit = () => {
    if (ready) onSend(text);
  };
  const stop = () => {
    onStop();
    field.current?.focus();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="mx-auto w-full max-w-3xl px-4 pb-3 md:px-6 md:pb-4"
    >
      <div className={box}>
        <Field
          composer={props}
          described={`${id}-count ${id}-hint`}
          over={over}
          onSubmit={submit}
        />
        {writing ? (
          <Button variant="primary" size="icon" aria-label="Stop" onClick={stop}>
            <Square aria-hidden size={14} fill="currentColor" />
          </Button>
        ) : (
          <Button variant="primary" size="icon" type="submit" aria-label="Send" disabled={!ready}>
            <ArrowUp aria-hidden size={18} />
          </Button>
        )}
      </div>
      <div className="flex flex-wrap md:min-h-6 justify-between gap-x-4 px-1 text-xs text-faint *:pt-1.5">
        <p id={`${id}-hint`} className="max-md:sr-only">
          {writing ? "Esc stops the reply." : "⏎ sends, ⇧⏎ begins a new line."}
        </p>
        {words !== null && <Counter id={`${id}-count`} words={words} over={over} />}
      </div>
    </form>
  );
}
