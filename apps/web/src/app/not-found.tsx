import type { Metadata } from "next";
import { ButtonLink } from "#ui/Button.tsx";
import { PageHeading } from "#ui/PageHeading.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <section className="mx-auto flex max-w-md flex-col items-center gap-3 px-6 py-28 text-center">
      <PageHeading>Nobody by that name</PageHeading>
      <p className="text-muted text-pretty">
        There is no page at this address. It may have been deleted, or kept private by its author.
      </p>
      <div className="mt-3 flex flex-wrap justify-center gap-2">
        <ButtonLink variant="primary" href="/studio">
          Open the library
        </ButtonLink>
        <ButtonLink href="/explore">Explore public characters</ButtonLink>
      </div>
    </section>
  );
}
