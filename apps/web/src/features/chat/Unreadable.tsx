"use client";

import { errorCodeOf } from "#trpc/queryClient.ts";
import { Button } from "#ui/Button.tsx";
import { EmptyState } from "#ui/EmptyState.tsx";
import { ErrorNote } from "#ui/ErrorNote.tsx";
import type { ChatState } from "./useChat.ts";

function isRefusal(error: unknown): boolean {
  const code = errorCodeOf(error);
  return code === "NOT_FOUND" || code === "VALIDATION_FAILED";
}

/** Whether there is anything else to show than why there is nothing. */
export function isReadable({ missing, source }: ChatState): boolean {
  return !missing && !(source.isError && source.data === undefined);
}

function NoVersion({ message, onNewest }: { message: string; onNewest: () => void }) {
  return (
    <EmptyState
      title="This version is not here"
      actions={
        <Button variant="primary" onClick={onNewest}>
          Chat with the newest version
        </Button>
      }
    >
      <p>{message}</p>
    </EmptyState>
  );
}

function NoConversation({ onNew }: { onNew: () => void }) {
  return (
    <EmptyState
      title="This conversation is not here"
      actions={
        <Button variant="primary" onClick={onNew}>
          New conversation
        </Button>
      }
    >
      <p>It was deleted, or it belongs to somebody else or to another character.</p>
    </EmptyState>
  );
}

/** In the place of a chat that cannot be shown: why, and what can be done. */
export function Unreadable({ chat }: { chat: ChatState }) {
  const { error, refetch } = chat.source;
  const isVersion = chat.conversationId === "";
  if (error === null || isRefusal(error)) {
    if (!isVersion) return <NoConversation onNew={chat.begin} />;
    return <NoVersion message={error?.message ?? ""} onNewest={() => chat.beginWith(null)} />;
  }
  return (
    <ErrorNote
      title={`The ${isVersion ? "version" : "conversation"} could not be read`}
      message={error.message}
      requestId={error.data?.requestId}
      onRetry={() => void refetch()}
    />
  );
}
