"use client";

import type { Character } from "@personaforge/contract/character";
import { type ReactNode, useDeferredValue } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import type { ContentForm } from "#features/characterForm/contentForm.ts";
import { useTextLanguage } from "#features/characterForm/useTextLanguage.ts";
import { Avatar } from "#ui/Avatar.tsx";

/** The character as others will meet it: portrait, name, one line, first words. */
export function CardPreview({
  head: { id, avatar },
  children,
}: {
  head: Character;
  /** Stands below the portrait. */
  children?: ReactNode;
}) {
  const { control } = useFormContext<ContentForm>();
  const [name, tagline, greeting] = useWatch({
    control,
    name: ["name", "tagline", "initial_greeting"],
  });
  const text = { dir: "auto" as const, lang: useTextLanguage() };
  const words = useDeferredValue(greeting);
  return (
    <section
      aria-label="Preview"
      className="flex flex-col items-center gap-3 rounded-xl border border-line bg-surface p-6 text-center"
    >
      <Avatar id={id} name={name} picture={avatar} size="xl" />
      {children}
      <div className="w-full">
        <p className="font-serif text-xl font-medium wrap-anywhere" {...text}>
          {name === "" ? "Unnamed" : name}
        </p>
        {tagline !== "" && (
          <p className="mt-1 font-serif text-muted italic wrap-anywhere" {...text}>
            {tagline}
          </p>
        )}
      </div>
      {words !== "" && (
        <div className="w-full rounded-lg rounded-tl-sm bg-sunken px-4 py-3 text-start text-sm">
          <p className="line-clamp-6 whitespace-pre-wrap wrap-anywhere" {...text}>
            {words}
          </p>
        </div>
      )}
    </section>
  );
}
