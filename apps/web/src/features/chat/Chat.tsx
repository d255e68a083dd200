"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { ChatCharacter } from "./chatCharacter.ts";
import { ChatHeader } from "./ChatHeader.tsx";
import type { ChatPlace } from "./chatPlace.ts";
import { ChatNotice } from "./ChatNotice.tsx";
import { Composer } from "./Composer.tsx";
import { EarlierConversations } from "./EarlierConversations.tsx";
import { FailureNote } from "./FailureNote.tsx";
import { Openers } from "./Openers.tsx";
import { SpokenReply } from "./SpokenReply.tsx";
import { Transcript, TranscriptSkeleton } from "./Transcript.tsx";
import { isReadable, Unreadable } from "./Unreadable.tsx";
import { type ChatState, useChat } from "./useChat.ts";
import { type PromptLook, usePromptDrawer } from "./usePromptDrawer.ts";
import { VersionDialog } from "./VersionDialog.tsx";

/** What follows the last message: ways to begin, or why there is no reply. */
function AfterTurns({ chat, onSend }: { chat: ChatState; onSend: (text: string) => void }) {
  const { character, failed, writing } = chat;
  if (chat.reading && !chat.begun) return <TranscriptSkeleton />;
  if (failed !== null) {
    return (
      <FailureNote
        key={failed.failure.requestId}
        failure={failed.failure}
        disabled={writing}
        onRetry={() => onSend(failed.text)}
        onNew={chat.begin}
        onStopOther={() => chat.stopOther.mutate({ id: chat.conversationId })}
      />
    );
  }
  if (chat.begun) return null;
  return <Openers character={character} disabled={writing} onChoose={onSend} />;
}

/** Asks for the version that answers once more. */
function ReplayDialog({
  chat,
  turnId,
  onClose,
}: {
  chat: ChatState;
  turnId: string | null;
  onClose: () => void;
}) {
  return (
    <VersionDialog
      title="Replay on version"
      open={turnId !== null}
      onOpenChange={(open) => open || onClose()}
      characterId={chat.character.id}
      current={chat.version}
      onChoose={(version) => turnId !== null && chat.replay(turnId, version)}
    >
      The version you choose hears the same conversation up to this reply, and answers in its own
      way. That is a new conversation; this one is kept.
    </VersionDialog>
  );
}

/** What stands in the composer, and how it is sent. */
function useWriting(chat: ChatState) {
  const [text, setText] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // On a phone the keyboard would cover the greeting.
    if (matchMedia("(pointer: fine)").matches) field.current?.focus({ preventScroll: true });
  }, [chat.conversationId, chat.version]);
  const send = (message: string) => {
    void chat.send(message).then((left) => {
      if (!left) setText((written) => written || message);
    });
    field.current?.focus({ preventScroll: true });
  };
  return [{ text, setText, send }, field] as const;
}

type ConversationProps = { chat: ChatState; place: ChatPlace; prompt: PromptLook };

function Conversation({ chat, place, prompt }: ConversationProps) {
  const [{ text, setText, send }, field] = useWriting(chat);
  const [replaying, setReplaying] = useState<string | null>(null);
  const { character, live, turns, writing } = chat;
  const { why } = prompt;
  const actions = useMemo(
    () => ({ onWhy: why, onReplay: place === "studio" ? setReplaying : undefined }),
    [why, place],
  );
  return (
    <>
      <Transcript
        key={chat.conversationId}
        character={character}
        turns={turns}
        sent={live?.begun}
        actions={actions}
      >
        <AfterTurns chat={chat} onSend={send} />
      </Transcript>
      <ReplayDialog chat={chat} turnId={replaying} onClose={() => setReplaying(null)} />
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
      {prompt.Drawer !== null && (
        <prompt.Drawer look={prompt} {...{ chat, place, text, onText: setText }} />
      )}
    </>
  );
}

/** A chat with one character, as high as the frame of the page leaves room. */
export function Chat({ character: newest, place }: { character: ChatCharacter; place: ChatPlace }) {
  const chat = useChat(newest, place);
  const prompt = usePromptDrawer();
  const { character, conversationId, open } = chat;
  return (
    <div className="absolute inset-x-0 top-0 bottom-[calc(3.5rem+env(safe-area-inset-bottom))] flex flex-col overflow-clip md:bottom-0">
      <ChatHeader
        character={character}
        place={place}
        version={chat.version}
        conversationId={conversationId}
        onOpen={open}
        onNew={chat.begin}
        onPick={chat.beginWith}
        onPrompt={prompt.next}
      />
      <ChatNotice text={chat.notice} />
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          {isReadable(chat) ? (
            <Conversation chat={chat} place={place} prompt={prompt} />
          ) : (
            <Unreadable chat={chat} />
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
