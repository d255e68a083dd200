"use client";

import { type ReactNode } from "react";
import { useCountdown } from "#features/chat/useCountdown.ts";
import { Banner } from "#ui/Banner.tsx";
import { authWords } from "./authWords.ts";
import { type AuthForm, focusNamed } from "./useAuthForm.ts";

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function Wait({ seconds }: { seconds: number }) {
  const left = useCountdown(seconds);
  // The time runs for the eye only: spoken, it would interrupt every second.
  return left === 0 ? (
    <> You can try again now.</>
  ) : (
    <>
      {" "}
      Try again in <span aria-hidden>{clock(left)}</span>
      <span className="sr-only">{Math.ceil(seconds / 60)} minutes</span>.
    </>
  );
}

/** What the server said against it, with a way to each field. `children` adds what can be done. */
export function FormProblems({ form, children }: { form: AuthForm; children?: ReactNode }) {
  const { failure, attempt } = form;
  if (failure === null) return null;
  const { errors, retryAfter } = failure;
  const [only] = errors;
  return (
    <Banner key={attempt} tone="danger" role="alert">
      <p>
        {authWords(failure)}
        {retryAfter !== null && <Wait seconds={retryAfter} />}
      </p>
      {only !== undefined && (
        <ul className="mt-1.5 flex flex-col gap-1">
          {errors.map(({ path, message }) => (
            <li key={path}>
              <button
                type="button"
                className="text-start underline underline-offset-4"
                onClick={() => focusNamed(form.form.current, path)}
              >
                {message}
              </button>
            </li>
          ))}
        </ul>
      )}
      {children}
    </Banner>
  );
}
