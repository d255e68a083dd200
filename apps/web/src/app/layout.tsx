import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { type Person, personOf } from "#features/shell/person.ts";
import { Shell } from "#features/shell/Shell.tsx";
import { themeCookie, themeOf } from "#features/theme/theme.ts";
import { readMe } from "#trpc/api.ts";
import { inter, newsreader } from "./fonts.ts";
// Scripts beyond basic Latin, loaded only where a page uses them.
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/newsreader/wght.css";
import "@fontsource-variable/newsreader/wght-italic.css";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "PersonaForge", template: "%s · PersonaForge" },
  description: "The home for AI characters: written, tested, published and found in one place.",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  // The save bar stays above the on-screen keyboard.
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f9f9" },
    { media: "(prefers-color-scheme: dark)", color: "#0c1113" },
  ],
};

type Frame = { notice: string | null; person: Person };

/** The frame must stand even while the database does not: then it simply says nothing. */
async function readFrame(): Promise<Frame> {
  try {
    const me = await readMe();
    return { notice: me.chat.notice, person: personOf(me) };
  } catch {
    return { notice: null, person: { kind: "local" } };
  }
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [jar, frame] = await Promise.all([cookies(), readFrame()]);
  const theme = themeOf(jar.get(themeCookie)?.value);
  return (
    <html lang="en" data-theme={theme} className={`${inter.variable} ${newsreader.variable}`}>
      <body className="bg-canvas font-sans text-ink antialiased">
        <Shell theme={theme} {...frame}>
          {children}
        </Shell>
      </body>
    </html>
  );
}
