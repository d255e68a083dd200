import type { Metadata } from "next";
import { PageHeading } from "#ui/PageHeading.tsx";

export const metadata: Metadata = { title: "Library" };

export default function LibraryPage() {
  return <PageHeading>Library</PageHeading>;
}
