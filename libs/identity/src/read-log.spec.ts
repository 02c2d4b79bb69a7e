import { askedBy } from './read-log';

describe('the filter that stands in the log of reads', () => {
  it('holds what was asked, a no too, and nothing that was left open', () => {
    const query = { list: 'office', closed: false, page: 0, kind: undefined, state: null };
    expect(askedBy(query)).toEqual({ list: 'office', closed: false, page: 0 });
  });
});
