/** Two leaves of the same deck: a character and its earlier self. */
export function Mark() {
  return (
    <svg aria-hidden viewBox="0 0 24 24" className="size-6 shrink-0" fill="none">
      <rect
        x="9"
        y="3.5"
        width="11"
        height="15"
        rx="3"
        transform="rotate(9 14.5 11)"
        className="fill-accent/35"
      />
      <rect x="4" y="5" width="11" height="15" rx="3" className="fill-accent" />
      <circle cx="9.5" cy="10.5" r="1.9" className="fill-canvas" />
      <path
        d="M6.4 16.6c.5-1.9 1.6-2.9 3.1-2.9s2.6 1 3.1 2.9"
        className="stroke-canvas"
        strokeWidth="1.6"
        strokeLinecap="round"
      />
    </svg>
  );
}
