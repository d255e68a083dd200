import { NavLink } from "./NavLink.tsx";
import { mayCreate, type Person } from "./person.ts";
import { placeIcons } from "./placeIcons.tsx";
import { newCharacter, placesFor, signIn } from "./places.ts";

type NavigationProps = { person: Person };
type Step = { href: string; label: string; short: string; absentOn?: string };

/** What the rail puts first: the next step of whoever looks; nothing for those who only read. */
function firstStep(person: Person): Step | null {
  if (person.kind === "stranger") {
    // There they are about to.
    const absentOn = "^/(sign-in|sign-up|sign-out|forgot|reset-password)$";
    return { href: signIn, label: "Sign in", short: "Sign in", absentOn };
  }
  if (!mayCreate(person)) return null;
  return { href: newCharacter, label: "New character", short: "New" };
}

/** The way around on a wide screen; only icons between 768 and 1100 px. */
export function RailNavigation({ person }: NavigationProps) {
  const first = firstStep(person);
  return (
    <nav aria-label="Main" className="flex flex-col gap-1">
      {first !== null && (
        <NavLink
          href={first.href}
          absentOn={first.absentOn}
          className="mb-4 flex min-h-10 items-center gap-2.5 rounded-md bg-ink px-3 text-sm font-medium text-on-ink transition-colors hover:bg-ink-hover md:max-lg:justify-center md:max-lg:px-0 [&>svg]:size-4.5"
        >
          {placeIcons[first.href]}
          <span className="md:max-lg:sr-only">{first.label}</span>
        </NavLink>
      )}
      {placesFor(person).map(({ href, label, owns }) => (
        <NavLink
          key={href}
          href={href}
          owns={owns}
          title={label}
          className="flex min-h-9 items-center gap-3 rounded-md px-2.5 text-sm font-medium text-muted transition-colors hover:bg-sunken hover:text-ink aria-[current]:bg-sunken aria-[current]:text-ink md:max-lg:justify-center md:max-lg:px-0 pointer-coarse:min-h-11 [&>svg]:size-4.5"
        >
          {placeIcons[href]}
          <span className="md:max-lg:sr-only">{label}</span>
        </NavLink>
      ))}
    </nav>
  );
}

type BarItemProps = { href: string; label: string; owns: string; absentOn?: string | undefined };

function BarItem({ label, ...link }: BarItemProps) {
  return (
    <NavLink
      {...link}
      className="flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-[0.6875rem] font-medium text-muted aria-[current]:text-ink [&>svg]:size-5"
    >
      {placeIcons[link.href]}
      {label}
    </NavLink>
  );
}

/** The same places at the thumb's height on a phone. */
export function BottomBar({ person }: NavigationProps) {
  const step = firstStep(person);
  const shown = placesFor(person).filter(({ isForWriters }) => !isForWriters);
  const [first, ...others] = shown.map(({ href, label, owns }) => (
    <BarItem key={href} href={href} label={label} owns={owns} />
  ));
  return (
    <nav
      aria-label="Main"
      className="bottom-bar fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {first}
      {step !== null && (
        <BarItem
          href={step.href}
          label={step.short}
          owns={`^${step.href}$`}
          absentOn={step.absentOn}
        />
      )}
      {others}
    </nav>
  );
}
