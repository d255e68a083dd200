import type { Metadata } from "next";
import { createLoader, parseAsString, type SearchParams } from "nuqs/server";
import { QuickCreate } from "#features/create/QuickCreate.tsx";
import { PageHeading } from "#ui/PageHeading.tsx";

export const metadata: Metadata = { title: "New character" };

const loadParams = createLoader({ template: parseAsString.withDefault("") });

export default async function NewCharacterPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const { template } = await loadParams(searchParams);
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-6 px-4 pt-8 md:px-8 md:pt-10">
      <div>
        <PageHeading takesFocus={false}>Who are they?</PageHeading>
        <p className="mt-1.5 text-muted">A name and a personality are enough to start talking.</p>
      </div>
      <QuickCreate key={template} templateKey={template} />
    </div>
  );
}
