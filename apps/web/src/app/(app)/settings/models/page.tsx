import type { Metadata } from "next";
import { Models } from "#features/settings/models/Models.tsx";

export const metadata: Metadata = { title: "Models" };

export default function ModelsPage() {
  return <Models />;
}
