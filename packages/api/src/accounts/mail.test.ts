import { expect, test } from "vitest";
import { mailServer } from "../testing/mailServer.ts";
import { createMailer, MailError } from "./mail.ts";
import { invitationLetter } from "./mailTexts.ts";

const server = await mailServer();
const mailer = createMailer({ url: server.url, from: "PersonaForge <forge@example.org>" });
const url = "https://forge.example.org/invitation#token=abc";

test("what people wrote begins no header and no element", async () => {
  const workspace = "A & B\r\nBcc: victim@example.org\u2028<script>alert(1)</script>";
  const letter = invitationLetter({ inviter: '"><img src=x>', workspace, url });
  await mailer.send("guest@example.org", letter);
  const mail = server.mails.at(-1);
  expect(mail?.to).toEqual(["guest@example.org"]);
  expect(mail?.headers.some((line) => /^bcc:/i.test(line))).toBe(false);
  expect(mail?.headers.filter((line) => /^subject:/i.test(line))).toHaveLength(1);
  expect(mail?.html).not.toContain("<script");
  expect(mail?.html).not.toContain("<img");
  expect(mail?.html).toContain("A &amp; B");
  expect(mail?.text).toContain(url);
  expect(mail?.headers).toContain("Auto-Submitted: auto-generated");
});

test.each([
  "guest@example.org, victim@example.org",
  "guest@example.org\r\nRCPT TO:<victim@example.org>",
  "guest@example.org>\r\nDATA",
])("%j is one recipient or none", async (to) => {
  const before = server.mails.length;
  await mailer.send(to, invitationLetter({ inviter: "A", workspace: "B", url })).catch(() => null);
  const reached = server.mails.slice(before).flatMap((mail) => mail.to);
  expect(reached).not.toContain("victim@example.org");
  expect(reached.length).toBeLessThanOrEqual(1);
});

test("a mail that did not leave is an error without the address", async () => {
  server.refuse();
  const sending = mailer.send(
    "guest@example.org",
    invitationLetter({ inviter: "A", workspace: "B", url }),
  );
  await expect(sending).rejects.toThrow(MailError);
  await expect(sending).rejects.not.toThrow(/guest/);
  const away = createMailer({ url: "smtp://127.0.0.1:9", from: "forge@example.org" });
  await expect(
    away.send("guest@example.org", invitationLetter({ inviter: "A", workspace: "B", url })),
  ).rejects.toThrow("the mail server did not take a mail (ESOCKET, no code)");
});
