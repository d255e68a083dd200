"use client";

import { CheckField } from "./CheckField.tsx";
import { YesNoField } from "./ChoiceField.tsx";
import type { EntryEdit } from "./entryEdit.ts";
import {
  caseSensitiveOf,
  extensionFlag,
  extensionNumber,
  probabilityOf,
  withCaseSensitive,
} from "./entrySettings.ts";
import { LorePart } from "./LorePart.tsx";
import { NumberField } from "./NumberField.tsx";

const sources = [
  ["match_persona_description", "Who the reader is"],
  ["match_character_description", "Backstory"],
  ["match_character_personality", "Personality"],
  ["match_character_depth_prompt", "Depth prompt"],
  ["match_scenario", "Scenario"],
  ["match_creator_notes", "Creator’s notes"],
] as const;

function SourceFields({ entry, changeExtensions }: EntryEdit) {
  return (
    <fieldset data-lore="sources" className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-semibold">Also look for its keys in</legend>
      <div className="grid gap-2 @md:grid-cols-2">
        {sources.map(([name, label]) => (
          <CheckField
            key={name}
            label={label}
            checked={extensionFlag(entry, name) ?? false}
            onChange={(checked) => changeExtensions({ [name]: checked })}
          />
        ))}
      </div>
    </fieldset>
  );
}

function TavernMatching({ edit }: { edit: EntryEdit }) {
  const { entry, changeExtensions } = edit;
  return (
    <>
      <LorePart name="match_whole_words">
        <YesNoField
          label="Whole words only"
          hint="For Chinese, Japanese and Thai leave this off."
          value={extensionFlag(entry, "match_whole_words")}
          onChange={(match_whole_words) => changeExtensions({ match_whole_words })}
        />
      </LorePart>
      <LorePart name="scan_depth">
        <NumberField
          label="Messages searched"
          hint="Empty: as the lorebook says."
          value={extensionNumber(entry, "scan_depth")}
          onChange={(scan_depth) => changeExtensions({ scan_depth })}
        />
      </LorePart>
      <LorePart name="probability">
        <NumberField
          label="Probability in %"
          hint="How often it joins once a key was found."
          placeholder="100"
          value={probabilityOf(entry)}
          onChange={(probability) =>
            changeExtensions({
              probability,
              useProbability: probability === undefined ? undefined : true,
            })
          }
        />
      </LorePart>
    </>
  );
}

/** How keys are looked for, and how often a found one counts. */
export function MatchingFields({ edit }: { edit: EntryEdit }) {
  const { entry, profile, put, change } = edit;
  const isCard = profile === "card";
  return (
    <>
      <div className="grid gap-4 @md:grid-cols-2">
        <LorePart name="case_sensitive">
          <YesNoField
            label="Capitals must match"
            value={caseSensitiveOf(entry, profile)}
            onChange={(value) => put(withCaseSensitive(entry, value))}
          />
        </LorePart>
        {!isCard && <TavernMatching edit={edit} />}
      </div>
      {isCard ? (
        <LorePart name="use_regex">
          <CheckField
            label="Keys are regular expressions"
            hint="Each is written /pattern/flags. Secondary keys and “always on” do not count then."
            checked={entry.use_regex === true}
            onChange={(use_regex) => change({ use_regex })}
          />
        </LorePart>
      ) : (
        <SourceFields {...edit} />
      )}
    </>
  );
}
