/** Where a case about a record is begun; the field it is about goes along. */
export function openCasePath(about: {
  record: string;
  kind: 'verification' | 'objection';
  field?: string;
}): string {
  const { record, kind, field } = about;
  const query = new URLSearchParams({ record, kind, ...(field && { field }) });
  return `/cases/new?${query.toString()}`;
}
