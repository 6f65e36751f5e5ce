/** The product's name; the mark is two shapes that meet on a line. Never on a client's page. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2.5 font-semibold">
      <svg aria-hidden="true" width="30" height="14" viewBox="0 0 30 14">
        <path d="M0 7h30" stroke="currentColor" strokeOpacity="0.35" />
        <circle cx="8" cy="7" r="5.5" className="text-a" fill="currentColor" />
        <rect x="16.5" y="2" width="10" height="10" className="text-b" fill="currentColor" />
      </svg>
      Middleground
    </span>
  );
}
