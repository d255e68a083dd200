import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll } from "vitest";

/** One mail as it arrived. */
export interface ReceivedMail {
  from: string;
  to: readonly string[];
  /** The header lines, unfolded. */
  headers: readonly string[];
  subject: string;
  /** The plain text part, decoded. */
  text: string;
  /** The HTML part, decoded. */
  html: string;
}

export interface MailServer {
  /** For SMTP_URL. */
  url: string;
  /** Every mail so far, oldest first. */
  mails: ReceivedMail[];
  /** From now on the server refuses every mail. */
  refuse(): void;
}

/** A mail server on loopback that keeps what it is sent, for one test file. */
export async function mailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const state = { refusing: false };
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (state.refusing)
          return done(new Error(`no mail for ${session.envelope.rcptTo.length} people`));
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? "" : mailFrom.address;
        const to = rcptTo.map(({ address }) => address);
        mails.push({ from, to, ...read(Buffer.concat(chunks).toString("utf8")) });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve());
  });
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: () => {
      state.refusing = true;
    },
  };
}

function read(mail: string): Pick<ReceivedMail, "headers" | "subject" | "text" | "html"> {
  const { headers, body } = split(mail);
  const boundary = /boundary="([^"]+)"/.exec(headers.join("\n"))?.[1];
  const parts =
    boundary === undefined
      ? []
      : body.split(`--${boundary}`).map((part) => split(part.trimStart()));
  const part = (type: string) => {
    const found = parts.find(({ headers: lines }) => lines.some((line) => line.includes(type)));
    return found === undefined ? "" : decode(found);
  };
  const subject = headers
    .find((line) => /^subject:/i.test(line))
    ?.slice("subject:".length)
    .trim();
  return { headers, subject: subject ?? "", text: part("text/plain"), html: part("text/html") };
}

function split(text: string): { headers: string[]; body: string } {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  return {
    headers: head.replaceAll(/\r\n[ \t]+/g, " ").split("\r\n"),
    body: rest.join("\r\n\r\n"),
  };
}

function decode({ headers, body }: { headers: readonly string[]; body: string }): string {
  const encoding = headers.find((line) => /^content-transfer-encoding:/i.test(line)) ?? "";
  if (/base64/i.test(encoding)) return Buffer.from(body, "base64").toString("utf8");
  if (!/quoted-printable/i.test(encoding)) return body;
  const bytes = body
    .replaceAll(/=\r\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return Buffer.from(bytes, "latin1").toString("utf8");
}
