import * as gallery from "../../gallery/gallery.queries.ts";
import * as search from "../../gallery/search.queries.ts";
import { type Run, someId as id } from "./run.ts";

export const galleryQueries = { gallery, search };

const all = { query: "'a':*", tag: undefined, before: undefined, limit: 25 };
const before = { rank: 1, id };

export const galleryRuns: Record<string, Run[]> = {
  "gallery.listNewest": [
    (tx) => gallery.listNewest(tx, { tag: undefined, before: undefined, limit: 25 }),
    (tx) => gallery.listNewest(tx, { tag: "t", before: { published_at: "", id }, limit: 25 }),
  ],
  "gallery.findPublished": [(tx) => gallery.findPublished(tx, id)],
  "search.isRare": [(tx) => search.isRare(tx, "t")],
  "search.isCommon": [(tx) => search.isCommon(tx, "'a':*")],
  "search.searchMatches": [
    (tx) => search.searchMatches(tx, { ...all, along: "words" }),
    (tx) => search.searchMatches(tx, { ...all, along: "words", tag: "t", before }),
    (tx) => search.searchMatches(tx, { ...all, along: "newest" }),
    (tx) => search.searchMatches(tx, { ...all, along: "newest", tag: "t" }),
    (tx) => search.searchMatches(tx, { ...all, along: "tag", tag: "t" }),
  ],
};
