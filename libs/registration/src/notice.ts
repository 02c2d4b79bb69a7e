import type { Day } from '@calendar';
import noticeV1 from './notice.v1.json';

export interface NoticeSection {
  readonly heading: string;
  readonly text: string;
}

/** 告知: what a person is told before anything about them is put down (PIPL art. 17, 19, 30, 35). */
export interface Notice {
  readonly version: string;
  /** The first day on which it is shown. */
  readonly from: Day;
  readonly zh: { readonly title: string; readonly sections: readonly NoticeSection[] };
  readonly en: { readonly title: string; readonly sections: readonly NoticeSection[] };
}

/** Newest last. A version once shown is never changed: registrations name it. */
const notices: readonly Notice[] = [noticeV1];

/** The newest that is in force on this day; before all of them, the first. */
export function noticeOn(day: Day, known: readonly Notice[] = notices): Notice {
  return known.findLast(({ from }) => from <= day) ?? known[0]!;
}

export function noticeVersions(): string[] {
  return notices.map(({ version }) => version);
}
