import './count-bar.css';
import type { CSSProperties, JSX } from 'react';
import { Link } from 'react-router';

interface Waiting {
  readonly key: string;
  readonly name: string;
  /** Absent until it has been read. */
  readonly count: number | undefined;
  /** The list that holds exactly so many. */
  readonly to: string;
  /** What a screen reader says of the link. */
  readonly label: string;
  readonly hint?: string;
  /** Late or sent back: not only waiting. */
  readonly isPressing?: boolean;
}

/** What waits for somebody, in one row; each number opens its list. `marker` names the attribute that bears the key. */
export function CountBar({
  title,
  marker,
  items,
}: {
  title: string;
  marker: `data-${string}`;
  items: readonly Waiting[];
}): JSX.Element {
  return (
    <section className="count-bar" aria-label={title}>
      <h2>{title}</h2>
      <ul className="plain-list" style={{ '--columns': items.length } as CSSProperties}>
        {items.map(({ key, name, count, to, label, hint, isPressing }) => (
          <li key={key}>
            <Link
              to={to}
              className={count ? (isPressing ? 'waiting pressing' : 'waiting') : ''}
              aria-label={label}
              title={hint}
            >
              <span>{name}</span>
              <strong {...{ [marker]: key }}>{count ?? '–'}</strong>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
