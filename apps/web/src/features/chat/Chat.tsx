"use client";

import { useEffect, useRef, useState } from "react";
import { errorCodeOf } from "#trpc/queryClient.ts";
import { Button } from "#ui/Button.tsx";
import { EmptyState } from "#ui/EmptyState.tsx";
import { ErrorNote } from "#ui/ErrorNote.tsx";
import type { ChatCharacter } from "./chatCharacter.ts";
import { ChatHeader, type ChatPlace } from "./ChatHeader.tsx";
import { Composer } from "./Composer.tsx";
import { EarlierConversations } from "./EarlierConversations.tsx";
import { FailureNote } from "./FailureNote.tsx";
import { Openers } from "./Openers.tsx";
import { SpokenReply } from "./SpokenReply.tsx";
import { Transcript, TranscriptSkeleton } from "./Transcript.tsx";
import { useChat } from "./useChat.ts";

type ChatState = ReturnType<typeof useChat>;

function Unreadable({ chat }: { chat: ChatState }) {
  const { error, refetch } = chat.query;
  const code = errorCodeOf(error);
  if (error === null || code === "NOT_FOUND" || code === "VALIDATION_FAILED") {
    return (
      <EmptyState
        title="This conversation is not here"
        actions={
          <Button variant="primary" onClick={() => chat.open("")}>
            New conversation
          </Button>
        }
      >
        <p>It was deleted, or it belongs to somebody else or to another character.</p>
      </EmptyState>
    );
  }
  return (
    <ErrorNote
      title="The conversation could not be read"
      message={error.message}
      requestId={error.data?.requestId}
      onRetry={() => void refetch()}
    />
  );
}

/** What follows the last message: ways to begin, or why there is no reply. */
function AfterTurns({
  chat,
  character,
  onSend,
}: {
  chat: ChatState;
  character: ChatCharacter;
  onSend: (text: string) => void;
}) {
  const { failed, writing } = chat;
  if (chat.conversationId !== "" && chat.query.isPending) return <TranscriptSkeleton />;
  if (failed !== null) {
    return (
      <FailureNote
        key={failed.failure.requestId}
        failure={failed.failure}
        disabled={writing}
        onRetry={() => onSend(failed.text)}
        onNew={() => chat.open("")}
        onStopOther={() => chat.stopOther.mutate({ id: chat.conversationId })}
      />
    );
  }
  if (chat.begun) return null;
  return <Openers character={character} disabled={writing} onChoose={onSend} />;
}

function Conversation({ chat, character }: { chat: ChatState; character: ChatCharacter }) {
  const [text, setText] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // On a phone the keyboard would cover the greeting.
    if (matchMedia("(pointer: fine)").matches) field.current?.focus({ preventScroll: true });
  }, [chat.conversationId]);
  const send = (message: string) => {
    void chat.send(message).then((left) => {
      if (!left) setText((written) => written || message);
    });
    field.current?.focus({ preventScroll: true });
  };
  const { live, turns, writing } = chat;
  return (
    <>
      <Transcript key={chat.conversationId} character={character} turns={turns} sent={live?.begun}>
        <AfterTurns chat={chat} character={character} onSend={send} />
      </Transcript>
      <SpokenReply turns={turns} writingId={live?.turnId ?? null} speaker={character} />
      <Composer
        field={field}
        name={character.name}
        text={text}
        onText={setText}
        writing={writing}
        onSend={(message) => {
          setText("");
          send(message);
        }}
        onStop={chat.stop}
      />
    </>
  );
}

/** A chat with one character, as high as the frame of the page leaves room. */
export function Chat({ character, place }: { character: ChatCharacter; place: ChatPlace }) {
  const chat = useChat(character);
  const { conversationId, open } = chat;
  const unreadable = chat.missing || (chat.query.isError && chat.query.data === undefined);
  return (
    <div className="absolute inset-x-0 top-0 bottom-[calc(3.5rem+env(safe-area-inset-bottom))] flex flex-col overflow-clip md:bottom-0">
      <ChatHeader
        character={character}
        place={place}
        conversationId={conversationId}
        onOpen={open}
      />
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          {unreadable ? (
            <Unreadable chat={chat} />
          ) : (
            <Conversation chat={chat} character={character} />
          )}
        </div>
        <aside
          aria-label="Conversations"
          className="relative hidden w-72 shrink-0 flex-col gap-3 overflow-y-auto border-l border-line p-5 xl:flex"
        >
          <h2 className="text-sm font-semibold">Conversations</h2>
          <EarlierConversations character={character} openId={conversationId} onOpen={open} />
        </aside>
      </div>
    </div>
  );
}
