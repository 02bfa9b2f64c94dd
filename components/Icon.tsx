/** Our few drawings, 16 × 16, one stroke; always beside a name, hence hidden from screen readers. */
const PATHS = {
  locked:
    'M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2M4.5 7h7A1.5 1.5 0 0 1 13 8.5v4a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 3 12.5v-4A1.5 1.5 0 0 1 4.5 7Z',
  check: 'm3.5 8.5 3 3 6-7',
  cross: 'm4 4 8 8m0-8-8 8',
  question: 'M5.8 6a2.3 2.3 0 1 1 3.3 2.1c-.7.4-1.1.8-1.1 1.7M8 12.4v.1',
  dash: 'M4 8h8',
  bang: 'M8 3.5v5.2M8 12v.1',
  pause: 'M6 4v8m4-8v8',
  chevron: 'm4.5 6.2 3.5 3.6 3.5-3.6',
  search: 'M7.2 11.7a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Zm3.3-1.2 3 3',
  plus: 'M8 3.5v9M3.5 8h9',
  back: 'M9.8 3.8 5.6 8l4.2 4.2',
  hand: 'M4 8.5 6.5 11 12 5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
