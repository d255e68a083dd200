"use client";

import type { Turn } from "@personaforge/contract/conversation";
import { ArrowDown } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { useStickToBottom } from "use-stick-to-bottom";
import { Avatar } from "#ui/Avatar.tsx";
import { Button } from "#ui/Button.tsx";
import { Skeleton } from "#ui/Skeleton.tsx";
import type { ChatCharacter } from "./chatCharacter.ts";
import type { TurnActions } from "./TurnMenu.tsx";
import { TurnView } from "./TurnView.tsx";

function Introduction({ character }: { character: ChatCharacter }) {
  const { id, name, avatar, tagline, language } = character;
  return (
    <div className="flex flex-col items-center gap-3 pt-4 pb-2 text-center">
      <Avatar id={id} name={name} picture={avatar} size="lg" />
      <p
        className="max-w-md font-serif text-lg leading-snug text-muted italic wrap-anywhere text-balance"
        dir="auto"
        lang={language ?? undefined}
      >
        {tagline || name}
      </p>
    </div>
  );
}

/** Shapes of a greeting, a question and an answer. */
export function TranscriptSkeleton() {
  return (
    <div role="status" aria-label="Loading the conversation" className="flex flex-col gap-6">
      <Skeleton className="h-16 w-4/5" />
      <Skeleton className="h-10 w-2/5 self-end" />
      <Skeleton className="h-28 w-11/12" />
    </div>
  );
}

function JumpToLatest({ onClick }: { onClick: () => void }) {
  return (
    <Button
      size="sm"
      onClick={onClick}
      className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full shadow-raised"
    >
      <ArrowDown aria-hidden size={14} /> Jump to latest
    </Button>
  );
}

/**
 * The messages, scrolled to the newest one for as long as the reader stays there, and again when
 * the reader sends one (`sent` changes). `children` follow the last message.
 */
export function Transcript({
  character,
  turns,
  sent,
  actions,
  children,
}: {
  character: ChatCharacter;
  turns: Turn[];
  sent: string | undefined;
  actions: TurnActions;
  children: ReactNode;
}) {
  const { scrollRef, contentRef, isAtBottom, scrollToBottom } = useStickToBottom({
    initial: "instant",
    resize: "instant",
  });
  useEffect(() => {
    if (sent !== undefined) void scrollToBottom("instant");
  }, [sent, scrollToBottom]);
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scrollRef}
        role="region"
        aria-label={`Conversation with ${character.name}`}
        tabIndex={0}
        className="relative h-full overflow-y-auto overscroll-contain focus-visible:-outline-offset-2"
      >
        <div ref={contentRef} className="mx-auto flex max-w-3xl flex-col gap-7 px-4 py-6 md:px-6">
          <Introduction character={character} />
          <ol aria-label="Messages" className="flex flex-col gap-7">
            {turns.map((turn) => (
              <TurnView key={turn.id} speaker={character} turn={turn} actions={actions} />
            ))}
          </ol>
          {children}
        </div>
      </div>
      {!isAtBottom && <JumpToLatest onClick={() => void scrollToBottom("instant")} />}
    </div>
  );
}
