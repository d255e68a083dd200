import type { Page } from "@playwright/test";

/** The row of one file. */
export const rowOf = (page: Page, file: string) =>
  page.getByRole("list", { name: "Files" }).getByRole("listitem").filter({ hasText: file });

/** What the rows of an import say: name, state, and the words under them. */
export async function rowsOf(page: Page): Promise<string[]> {
  const rows = page.getByRole("list", { name: "Files" }).getByRole("listitem");
  // Rows off the screen are not laid out, and what is not laid out has no `innerText`.
  return rows.evaluateAll((all) =>
    all.map((row) => {
      const heading = row.querySelector("h3");
      const words = [...row.querySelectorAll("h3 ~ *, p")].slice(0, 3);
      const [label = "", facts = "", why = ""] = words.map(({ textContent }) => textContent.trim());
      const name = heading?.textContent.replace("Look at ", "");
      const [file] = facts.split(" · ");
      return [file, name, label, why].filter((part) => part !== "").join(" | ");
    }),
  );
}
