"use client";

import { type ReactNode, useId, useState } from "react";
import { type Theme, themeCookie, themes } from "./theme.ts";

const labels: Record<Theme, string> = {
  system: "Like the device",
  light: "Light",
  dark: "Dark",
};

const oneYear = 31_536_000;

function apply(theme: Theme) {
  document.documentElement.dataset["theme"] = theme;
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${oneYear}; samesite=lax`;
}

/**
 * Native radios: arrow keys and the announced state come with the browser. The icons are
 * drawn by the server.
 */
export function ThemeSwitch({
  initial,
  icons,
}: {
  initial: Theme;
  icons: Readonly<Record<Theme, ReactNode>>;
}) {
  const [theme, setTheme] = useState(initial);
  const name = useId();
  return (
    <fieldset className="flex w-fit rounded-md bg-sunken p-0.5">
      <legend className="sr-only">Theme</legend>
      {themes.map((value) => {
        const label = labels[value];
        return (
          <label
            key={value}
            title={label}
            className="flex size-8 cursor-pointer items-center justify-center rounded-[0.4rem] text-faint transition-colors hover:text-ink has-checked:bg-knob has-checked:text-ink has-checked:shadow-xs has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:size-10"
          >
            <input
              type="radio"
              name={name}
              value={value}
              checked={theme === value}
              onChange={() => {
                setTheme(value);
                apply(value);
              }}
              className="sr-only"
            />
            {icons[value]}
            <span className="sr-only">{label}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
