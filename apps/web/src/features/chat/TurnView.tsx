"use client";

import type { Turn } from "@personaforge/contract/conversation";
import { Pause, Square, TriangleAlert } from "lucide-react";
import { memo, type ReactNode } from "react";
import { Avatar } from "#ui/Avatar.tsx";
import { classNames } from "#ui/classNames.ts";
import type { ChatCharacter } from "./chatCharacter.ts";
import { CopyButton } from "./CopyButton.tsx";
import { LocalTime } from "./LocalTime.tsx";
import { ReplyText } from "./ReplyText.tsx";
import { type TurnActions, TurnMenu } from "./TurnMenu.tsx";

type Speaker = Pick<ChatCharacter, "id" | "name" | "avatar" | "language">;

const count = new Intl.NumberFormat("en");

function State({ turn }: { turn: Turn }) {
  const badge = (icon: ReactNode, words: string) => (
    <span className="inline-flex items-center gap-1 font-medium text-muted">
      {icon}
      {words}
    </span>
  );
  switch (turn.state) {
    case "streaming":
      return badge(null, "Writing…");
    case "incomplete":
      return badge(<Pause aria-hidden size={12} />, "Cut off at the model’s length limit");
    case "cancelled":
      return badge(<Square aria-hidden size={11} />, "Stopped");
    case "failed":
      return badge(<TriangleAlert aria-hidden size={12} />, "Failed");
    case "complete":
      return <span className="sr-only">Complete</span>;
  }
}

function Tokens({ usage }: { usage: NonNullable<Turn["usage"]> }) {
  const estimated = usage.source === "estimated";
  return (
    <span
      title={`${count.format(usage.input_tokens)} tokens in, ${count.format(usage.output_tokens)} out`}
    >
      {estimated && <span className="sr-only">about </span>}
      {estimated && <span aria-hidden>≈ </span>}
      {count.format(usage.output_tokens)} tokens
    </span>
  );
}

function Footer({ turn, name, actions }: { turn: Turn; name: string; actions?: TurnActions }) {
  const mine = turn.role === "user";
  return (
    <footer className="flex flex-wrap items-center gap-x-2.5 gap-y-0.5 text-xs text-faint">
      {!mine && <State turn={turn} />}
      {turn.model !== null && <span className="wrap-anywhere">{turn.model}</span>}
      {turn.version !== null && <span>v{turn.version}</span>}
      {turn.usage !== null && turn.usage.output_tokens > 0 && <Tokens usage={turn.usage} />}
      {turn.created_at !== "" && <LocalTime iso={turn.created_at} />}
      {turn.text !== "" && turn.state !== "streaming" && (
        <CopyButton text={turn.text} label={mine ? "your message" : `the message of ${name}`} />
      )}
      {/* A greeting, which answers nothing, was made from no prompt. */}
      {actions !== undefined && turn.prompt_hash !== null && turn.state !== "streaming" && (
        <TurnMenu name={name} turnId={turn.id} actions={actions} />
      )}
    </footer>
  );
}

function Waiting({ name }: { name: string }) {
  return (
    <p className="flex items-center gap-1.5 py-1 text-muted">
      <span className="sr-only">{name} is about to answer</span>
      {["", "[animation-delay:160ms]", "[animation-delay:320ms]"].map((delay) => (
        <span
          key={delay}
          aria-hidden
          className={classNames("size-1.5 animate-pulse rounded-full bg-muted", delay)}
        />
      ))}
    </p>
  );
}

const words = "flex min-w-0 flex-col gap-3 leading-7 wrap-anywhere";

function ReaderTurn({ turn }: { turn: Turn }) {
  return (
    <li className="flex flex-col items-end gap-1">
      <span className="sr-only">You</span>
      <div
        dir="auto"
        className="max-w-[88%] rounded-xl rounded-ee-sm bg-accent-soft px-4 py-2.5 leading-7 whitespace-pre-wrap text-on-accent-soft wrap-anywhere sm:max-w-[80%]"
      >
        {turn.text}
      </div>
      <Footer turn={turn} name="" />
    </li>
  );
}

type Props = { turn: Turn; speaker: Speaker; actions: TurnActions };

function CharacterTurn({ turn, speaker, actions }: Props) {
  const { id, name, avatar, language } = speaker;
  return (
    <li className="flex items-start gap-3">
      <Avatar id={id} name={name} picture={avatar} size="sm" className="mt-0.5 max-sm:hidden" />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <span className="font-serif text-[0.9375rem] font-medium wrap-anywhere" dir="auto">
          {name}
        </span>
        {turn.text === "" && turn.state === "streaming" && <Waiting name={name} />}
        <div dir="auto" lang={language ?? undefined} className={words}>
          <ReplyText text={turn.text} />
        </div>
        <Footer turn={turn} name={name} actions={actions} />
      </div>
    </li>
  );
}

/** One message. Memoised: while a reply is written, no earlier turn renders again. */
export const TurnView = memo(function TurnView(props: Props) {
  if (props.turn.role === "user") return <ReaderTurn turn={props.turn} />;
  return <CharacterTurn {...props} />;
});
