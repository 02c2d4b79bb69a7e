import type { JSX } from 'react';
import { Link } from 'react-router';
import type { RecordRow } from '../api/records';
import { placeName, withoutProvince } from './recordColumns';
import { DifferencesTag, StateTag } from './StateTag';

/** A row of a list on a phone. */
export function RecordCard({ row }: { row: RecordRow }): JSX.Element {
  return (
    <Link to={`/records/${encodeURIComponent(row.recordId)}`} className="record-card">
      <span className="record-card-head">
        <strong>{row.name}</strong>
        <StateTag state={row.state} />
        <DifferencesTag count={row.differences} />
      </span>
      <span className="mono">{row.idNumberMasked}</span>
      <span>
        {withoutProvince(placeName(row.home))} → {withoutProvince(placeName(row.residence))}
      </span>
    </Link>
  );
}
