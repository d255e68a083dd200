"use client";

import { useMemo } from "react";
import { Drawer } from "#features/inspector/Drawer.tsx";
import { Segments } from "#features/inspector/Segments.tsx";
import { type SourcePlace, SourcePlaceContext } from "#features/inspector/sourcePlace.ts";
import { editorPath } from "#features/library/characterLinks.ts";
import type { ChatPlace } from "./chatPlace.ts";
import { NextPrompt } from "./NextPrompt.tsx";
import { TurnPrompt } from "./TurnPrompt.tsx";
import type { ChatState } from "./useChat.ts";

/** Which prompt is looked at: that of a reply, or that of the next message. */
export type Asked = { turnId: string | null };

type Look = {
  isOpen: boolean;
  setIsOpen: (open: boolean) => void;
  asked: Asked;
  setAsked: (asked: Asked) => void;
};

const choices = [
  ["turn", "This reply"],
  ["next", "Next message"],
] as const;

/** Only whose character it is has an editor to go to. */
function useEditorLinks(id: string, place: ChatPlace): SourcePlace {
  return useMemo(() => {
    if (place !== "studio") return {};
    const hrefOf = (path: string) => `${editorPath(id)}?field=${encodeURIComponent(path)}`;
    return { hrefOf };
  }, [id, place]);
}

/** Why a reply says what it says: the prompt behind it, with the source of every text. */
export function PromptDrawer({
  look: { isOpen, setIsOpen, asked, setAsked },
  ...next
}: {
  look: Look;
  chat: ChatState;
  place: ChatPlace;
  text: string;
  onText: (text: string) => void;
}) {
  const { character, conversationId, turns } = next.chat;
  const replied = turns.findLast((turn) => turn.prompt_hash !== null)?.id ?? null;
  const turnId = asked.turnId ?? replied;
  const shown = asked.turnId === null ? "next" : "turn";
  const { name, language } = character;
  return (
    <Drawer
      open={isOpen}
      onOpenChange={setIsOpen}
      title={shown === "turn" ? `Why did ${name} say that?` : `What ${name} reads next`}
    >
      <SourcePlaceContext value={useEditorLinks(character.id, next.place)}>
        {turnId !== null && (
          <Segments
            label="Which prompt is shown"
            choices={choices}
            value={shown}
            onValue={(value) => setAsked({ turnId: value === "turn" ? turnId : null })}
            className="w-fit shrink-0"
          />
        )}
        {asked.turnId === null ? (
          <NextPrompt {...next} />
        ) : (
          <TurnPrompt
            key={asked.turnId}
            conversationId={conversationId}
            turnId={asked.turnId}
            language={language ?? undefined}
          />
        )}
      </SourcePlaceContext>
    </Drawer>
  );
}
