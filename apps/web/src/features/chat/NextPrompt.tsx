"use client";

import type { WrittenContent } from "@personaforge/contract/content";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Inspector } from "#features/inspector/Inspector.tsx";
import type { PromptQuestion } from "#features/inspector/promptQuestion.ts";
import { standardContext } from "@personaforge/prompt/budgetFor";
import { usePrompt } from "#features/inspector/usePrompt.ts";
import { useTRPC } from "#trpc/react.ts";
import { failureWords } from "#trpc/failureWords.ts";
import { ErrorNote } from "#ui/ErrorNote.tsx";
import { Skeleton } from "#ui/Skeleton.tsx";
import { TextArea } from "#ui/TextControl.tsx";
import type { ChatPlace } from "./chatPlace.ts";
import { saidBefore } from "./saidBefore.ts";
import type { ChatState } from "./useChat.ts";

type Props = {
  chat: ChatState;
  place: ChatPlace;
  /** What stands in the composer. */
  text: string;
  onText: (text: string) => void;
};

/** The version that answers; of somebody else's character, the published one. */
function useContent({ character, version }: ChatState, place: ChatPlace) {
  const trpc = useTRPC();
  const mine = place === "studio";
  const own = useQuery(
    trpc.characters.get.queryOptions(mine ? { id: character.id, version } : skipToken),
  );
  const published = useQuery(
    trpc.gallery.get.queryOptions(mine ? skipToken : { id: character.id }),
  );
  return mine ? own : published;
}

/** What the lorebook remembers since the last reply; nothing before prompts were kept. */
function useLoreState({ conversationId, turns }: ChatState, content: WrittenContent) {
  const trpc = useTRPC();
  const last = turns.findLast(
    ({ role, text, prompt_hash }) => role === "character" && text !== "" && prompt_hash !== null,
  );
  const asks = content.lorebook !== null && last !== undefined;
  const { data } = useQuery({
    ...trpc.prompts.ofTurn.queryOptions(
      asks ? { id: conversationId, turn_id: last.id } : skipToken,
    ),
    retry: false,
  });
  return data?.lore_state;
}

/** The prompt that the next message would be sent with, as it is being written. */
export function NextPrompt(props: Props) {
  const { data, error, refetch } = useContent(props.chat, props.place);
  if (data !== undefined) return <LivePrompt {...props} content={data} />;
  if (error !== null) {
    return (
      <ErrorNote
        title="The prompt cannot be shown"
        message={failureWords(error)}
        onRetry={() => void refetch()}
      />
    );
  }
  return <Skeleton className="h-40 w-full" />;
}

function LivePrompt({ chat, text, onText, content }: Props & { content: WrittenContent }) {
  const id = useId();
  const trpc = useTRPC();
  const { data: me } = useQuery(trpc.me.get.queryOptions());
  const [now] = useState(() => new Date().toISOString());
  const { character, version, conversationId, turns } = chat;
  const loreState = useLoreState(chat, content);
  const question: PromptQuestion = {
    ...{ id: character.id, version, content, user: me?.owner?.name ?? "", now },
    history: saidBefore(turns.filter(({ state }) => state !== "streaming")),
    message: text.trim() === "" ? null : text,
    loreState,
    ...{ target: "openai", context: standardContext, greeting: 0 },
    seed: conversationId || character.id,
  };
  const { content: _, ...asked } = question;
  const { live, ...shown } = usePrompt(() => question, JSON.stringify(asked));
  return (
    <Inspector shown={{ ...shown, onRetry: live.retry }} language={character.language ?? undefined}>
      <div className="flex flex-col gap-1.5">
        <label htmlFor={id} className="text-sm font-medium">
          Your next message
        </label>
        <TextArea
          id={id}
          rows={1}
          className="max-h-40!"
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
      </div>
    </Inspector>
  );
}
