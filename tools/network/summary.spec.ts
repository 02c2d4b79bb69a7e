import { compare } from './summary';

describe('a strand and its copy at the partner', () => {
  const own = { id: 's', version: '3', digest: 'a' };
  const older = { ...own, version: '2', digest: 'b' };
  const nothing = new Set<string>();
  const listed = new Set(['s']);

  it('agree when version and body are the same', () => {
    expect(compare(own, { ...own }, nothing)).toBe('agreed');
    expect(compare(own, { ...own }, listed)).toBe('agreed');
  });

  it('have diverged when the same version has another body', () => {
    expect(compare(own, { ...own, digest: 'c' }, nothing)).toBe('diverged');
  });

  it.each([older, undefined])('are pending while the copy is behind or missing', (copy) => {
    expect(compare(own, copy, new Set(['another']))).toBe('pending');
  });

  it.each([older, undefined])('have diverged when what is missing was rejected', (copy) => {
    expect(compare(own, copy, listed)).toBe('diverged');
  });
});
