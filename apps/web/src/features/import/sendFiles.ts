/** An answer of the server, whatever it says. */
export interface Answer {
  status: number;
  /** Parsed JSON; null when the body is none. */
  body: unknown;
  /** Seconds to wait, if the server says so. */
  retryAfter: number | undefined;
}

interface SendOptions {
  headers: Record<string, string>;
  signal: AbortSignal;
  /** Bytes of the request that are on their way so far. */
  onProgress: (bytes: number) => void;
}

export type Send = (url: string, form: FormData, options: SendOptions) => Promise<Answer>;

/** No answer: the connection is gone, or the sending was stopped. */
export class NoAnswer extends Error {}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function answerOf(request: XMLHttpRequest): Answer {
  const seconds = Number(request.getResponseHeader("retry-after") ?? Number.NaN);
  return {
    status: request.status,
    body: parsed(request.responseText),
    retryAfter: Number.isFinite(seconds) ? seconds : undefined,
  };
}

/** Posts a form. `fetch` would not say how much of it is sent. */
export const sendFiles: Send = (url, form, { headers, signal, onProgress }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    const refuse = () => {
      signal.removeEventListener("abort", abort);
      reject(new NoAnswer());
    };
    request.open("POST", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", ({ loaded }) => onProgress(loaded));
    request.addEventListener("load", () => {
      signal.removeEventListener("abort", abort);
      resolve(answerOf(request));
    });
    request.addEventListener("error", refuse);
    request.addEventListener("abort", refuse);
    if (signal.aborted) return refuse();
    signal.addEventListener("abort", abort);
    request.send(form);
  });
