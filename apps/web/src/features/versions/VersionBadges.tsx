import { Globe } from "lucide-react";
import { Badge } from "#ui/Badge.tsx";
import { productionLabel } from "@personaforge/contract/productionLabel";
import { labelWords } from "./versionWords.ts";

/** The labels that point at a version, and whether the gallery shows it. */
export function VersionBadges({
  version: { labels, is_published },
}: {
  version: { labels: readonly string[]; is_published: boolean };
}) {
  if (labels.length === 0 && !is_published) return null;
  return (
    <span className="my-0.5 flex min-w-0 flex-wrap gap-1">
      {labels.map((name) => (
        <Badge key={name} tone={name === productionLabel ? "accent" : "neutral"}>
          <span dir="auto" className="max-w-40 truncate">
            {labelWords(name)}
          </span>
        </Badge>
      ))}
      {is_published && (
        <Badge tone="outline">
          <Globe aria-hidden size={11} /> Public
        </Badge>
      )}
    </span>
  );
}
