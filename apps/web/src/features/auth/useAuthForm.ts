"use client";

import { type FormEvent, useRef, useState } from "react";
import { AuthError, type AuthFailure } from "./authApi.ts";

type Fields = Record<string, string>;

function fieldsOf(form: HTMLFormElement): Fields {
  const texts: Fields = {};
  for (const [name, value] of new FormData(form))
    if (typeof value === "string") texts[name] = value;
  return texts;
}

/** Puts the cursor where something must change. */
export function focusNamed(form: HTMLFormElement | null, name: string): void {
  const field = form?.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.focus();
}

/**
 * One form that posts: what is typed stays in the inputs, where password managers look for it, and
 * is read when it is sent. `act` throws an AuthError, or resolves when it is done or goes elsewhere;
 * it gets the form too, to put the cursor where something must change.
 */
export function useAuthForm(act: (fields: Fields, form: HTMLFormElement) => Promise<unknown>) {
  const form = useRef<HTMLFormElement>(null);
  const [failure, setFailure] = useState<AuthFailure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [attempt, setAttempt] = useState(0);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const element = event.currentTarget;
    setIsBusy(true);
    try {
      await act(fieldsOf(element), element);
      setFailure(null);
    } catch (error) {
      if (!(error instanceof AuthError)) throw error;
      setFailure(error.failure);
      setAttempt((count) => count + 1);
      setIsBusy(false);
      const [first] = error.failure.errors;
      if (first !== undefined) focusNamed(element, first.path);
    }
  };
  const errorOf = (name: string) => failure?.errors.find(({ path }) => path === name)?.message;
  return {
    /** For the form element. Without script nothing may travel in the address, so it is a POST. */
    props: { ref: form, noValidate: true, method: "post" as const, onSubmit: submit },
    form,
    failure,
    /** Counts failures: another one is news, even in the same words. */
    attempt,
    errorOf,
    isBusy,
    /** Lets the form be used again after it was done. */
    release: () => setIsBusy(false),
    clear: () => setFailure(null),
  };
}

export type AuthForm = ReturnType<typeof useAuthForm>;
