"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useId, useState } from "react";
import { type Theme, themeCookie, themes } from "./theme.ts";

const looks = {
  system: { label: "Like the device", Icon: Monitor },
  light: { label: "Light", Icon: Sun },
  dark: { label: "Dark", Icon: Moon },
};

const oneYear = 31_536_000;

function apply(theme: Theme) {
  document.documentElement.dataset["theme"] = theme;
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${oneYear}; samesite=lax`;
}

/** Native radios: arrow keys and the announced state come with the browser. */
export function ThemeSwitch({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  const name = useId();
  return (
    <fieldset className="flex w-fit rounded-md bg-sunken p-0.5">
      <legend className="sr-only">Theme</legend>
      {themes.map((value) => {
        const { label, Icon } = looks[value];
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
            <Icon aria-hidden size={15} />
            <span className="sr-only">{label}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
