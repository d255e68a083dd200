/** One letter: what stands in it, before it is a mail. */
export interface Letter {
  subject: string;
  /** Paragraphs before the link. */
  before: readonly string[];
  link: { text: string; url: string } | null;
  /** Paragraphs after it. */
  after: readonly string[];
}

export function verificationLetter(url: string): Letter {
  return {
    subject: "Confirm your e-mail address",
    before: ["Confirm that this e-mail address is yours. Then you can sign in to PersonaForge."],
    link: { text: "Confirm this address", url },
    after: ["The link is good for one hour.", "If you did not sign up, ignore this mail."],
  };
}

export function resetLetter(url: string): Letter {
  return {
    subject: "Set a new password",
    before: ["Somebody asked to set a new password for your PersonaForge account."],
    link: { text: "Set a new password", url },
    after: [
      "The link is good for one hour and works once. Setting a new password ends all sessions.",
      "If it was not you, ignore this mail. Your password stays as it is.",
    ],
  };
}

/** For whoever signs up with an address that has an account already; the screen tells them nothing. */
export function knownAddressLetter(url: string): Letter {
  return {
    subject: "You already have an account",
    before: ["Somebody signed up to PersonaForge with your address, which has an account already."],
    link: { text: "Sign in", url },
    after: ["If it was you, sign in, or ask there for a new password. If not, ignore this mail."],
  };
}

export function passwordChangedLetter(url: string): Letter {
  return {
    subject: "Your password was changed",
    before: ["The password of your PersonaForge account was changed just now."],
    link: { text: "Sign in", url },
    after: ["If it was not you, ask for a new password on that page at once."],
  };
}

export interface Invitation {
  /** Who invites, and into what. */
  inviter: string;
  workspace: string;
  url: string;
}

export function invitationLetter({ inviter, workspace, url }: Invitation): Letter {
  return {
    subject: `Invitation to ${workspace}`,
    before: [`${inviter} invites you to work in ${workspace} on PersonaForge.`],
    link: { text: "See the invitation", url },
    after: ["The invitation is good for seven days.", "If you do not know them, ignore this mail."],
  };
}

export function plainText({ before, link, after }: Letter): string {
  const paragraphs = [
    ...before,
    ...(link === null ? [] : [`${link.text}:\n${link.url}`]),
    ...after,
  ];
  return `${paragraphs.join("\n\n")}\n`;
}

export function html({ subject, before, link, after }: Letter): string {
  const paragraph = (text: string) => `<p>${escape(text)}</p>`;
  const anchor =
    link === null ? [] : [`<p><a href="${escape(link.url)}">${escape(link.text)}</a></p>`];
  const body = [...before.map(paragraph), ...anchor, ...after.map(paragraph)].join("\n");
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escape(subject)}</title></head>
<body style="font: 16px/1.5 sans-serif; max-width: 36em">
${body}
</body>
</html>
`;
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? "");
}
