import { createTransport } from "nodemailer";
import { html, type Letter, plainText } from "./mailTexts.ts";

export interface MailOptions {
  /** `smtp://user:password@host:587`, or `smtps://` for TLS from the start. */
  url: string;
  /** `PersonaForge <forge@example.org>` or an address alone. */
  from: string;
}

export interface Mailer {
  /**
   * Sends one mail.
   * @throws MailError when the mail server did not take it
   */
  send(to: string, letter: Letter): Promise<void>;
}

/** Why a mail did not leave, without the address, the text or what the server said of them. */
export class MailError extends Error {
  constructor(cause: unknown) {
    const { code, responseCode } = (cause ?? {}) as { code?: unknown; responseCode?: unknown };
    super(`the mail server did not take a mail (${word(code)}, ${word(responseCode)})`);
    this.name = "MailError";
  }
}

function word(code: unknown): string {
  return typeof code === "number" || (typeof code === "string" && /^\w{1,20}$/.test(code))
    ? String(code)
    : "no code";
}

/** Sends by SMTP. It connects with the first mail; a server that is silent for 10 s has failed. */
export function createMailer({ url, from }: MailOptions): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (to, letter) => {
      try {
        await transport.sendMail({
          from,
          // An object is taken as one address, whatever stands in it; line breaks are taken out there.
          to: { name: "", address: to },
          subject: letter.subject,
          text: plainText(letter),
          html: html(letter),
          headers: { "auto-submitted": "auto-generated" },
        });
      } catch (cause) {
        throw new MailError(cause);
      }
    },
  };
}
