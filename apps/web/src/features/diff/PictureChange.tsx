import type { FieldDiff } from "@personaforge/contract/diff";
import { pictureUrl } from "@personaforge/contract/pictureUrl";

type Side = (FieldDiff & { kind: "structure" })["before"];

function Picture({ side, when }: { side: Side; when: "Before" | "Now" }) {
  const hash = side?.["hash"];
  return (
    <figure className="flex flex-col gap-1.5">
      {typeof hash === "string" ? (
        <img
          alt={when === "Before" ? "The picture before" : "The picture now"}
          src={pictureUrl(hash, 256)}
          className="size-32 rounded-[2rem] bg-sunken object-cover"
        />
      ) : (
        <span className="flex size-32 items-center justify-center rounded-[2rem] border border-dashed border-edge text-sm text-faint">
          No picture
        </span>
      )}
      <figcaption className="text-center text-[0.8125rem] leading-5 text-faint">{when}</figcaption>
    </figure>
  );
}

/** The picture that went, and the one that came. */
export function PictureChange({ before, after }: { before: Side; after: Side }) {
  return (
    <div className="flex flex-wrap items-center gap-4">
      <Picture side={before} when="Before" />
      <span aria-hidden className="text-faint">
        →
      </span>
      <Picture side={after} when="Now" />
    </div>
  );
}
