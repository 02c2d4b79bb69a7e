import noticeV1 from './notice.v1.json';
import noticeV2 from './notice.v2.json';

export interface NoticeSection {
  readonly heading: string;
  readonly text: string;
}

/** 告知: what a person is told before anything about them is put down (PIPL art. 17, 19, 30, 35). */
export interface Notice {
  readonly version: string;
  readonly from: string;
  readonly zh: { readonly title: string; readonly sections: readonly NoticeSection[] };
  readonly en: { readonly title: string; readonly sections: readonly NoticeSection[] };
}

/** Newest last. A version once shown is never changed: registrations name it. */
const notices: readonly Notice[] = [noticeV1, noticeV2];

export function currentNotice(): Notice {
  return notices.at(-1)!;
}

export function noticeVersions(): string[] {
  return notices.map(({ version }) => version);
}
