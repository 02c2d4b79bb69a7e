import type { JSX } from 'react';

/** Two boards joined by one line: two regions, one record. */
export function SignInPicture(): JSX.Element {
  const lines = [0, 1, 2, 3, 4];
  const board = (x: number): JSX.Element => (
    <g transform={`translate(${x} 12)`} stroke="rgba(255,255,255,.32)">
      {lines.map((n) => (
        <path key={n} d={`M${n * 30} 0v120M0 ${n * 30}h120`} />
      ))}
    </g>
  );
  return (
    <svg viewBox="0 0 400 144" width="100%" role="presentation" focusable="false">
      {board(6)}
      {board(274)}
      <path d="M96 72C150 20 250 124 304 72" fill="none" stroke="#f0b849" strokeWidth="2.5" />
      <circle cx="96" cy="72" r="11" fill="#f0b849" />
      <circle cx="304" cy="72" r="11" fill="#f0b849" />
      <circle cx="36" cy="42" r="9" fill="#fff" opacity=".85" />
      <circle cx="66" cy="102" r="9" fill="#fff" opacity=".55" />
      <circle cx="364" cy="102" r="9" fill="#fff" opacity=".85" />
      <circle cx="334" cy="42" r="9" fill="#fff" opacity=".55" />
    </svg>
  );
}
