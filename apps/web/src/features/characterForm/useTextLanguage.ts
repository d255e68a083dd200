"use client";

import { useFormContext, useWatch } from "react-hook-form";
import type { ContentForm } from "./contentForm.ts";

/** The character's language for `lang`, so that spelling and speech follow the text. */
export function useTextLanguage(): string | undefined {
  const { control } = useFormContext<ContentForm>();
  const language = useWatch({ control, name: "language" });
  return /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(language) ? language : undefined;
}
