import { render, screen } from '@testing-library/react';
import '../texts';
import type { RecordState } from '../api/records';
import { DifferencesTag, StateTag } from './StateTag';

const WORDS: [RecordState, string][] = [
  ['one-sided', '一方登记'],
  ['pending', '待送达'],
  ['agreed', '双方一致'],
  ['diverged', '不一致'],
];

describe('the state of a record', () => {
  it.each(WORDS)('%s is said as %s, with a sign beside the colour', (state, word) => {
    const { container } = render(<StateTag state={state} />);
    expect(screen.getByText(word)).toBeTruthy();
    expect(container.querySelector('svg')).not.toBeNull();
  });

  it('says since when the sides hold different records', () => {
    render(<StateTag state="diverged" since="11-22 10:42" />);
    expect(screen.getByText('11-22 10:42 起')).toBeTruthy();
  });

  it('counts values that differ beside it: they are no divergence', () => {
    render(
      <>
        <StateTag state="agreed" />
        <DifferencesTag count={3} />
      </>,
    );
    expect(screen.getByText('双方一致')).toBeTruthy();
    expect(screen.getByText('3 项不符')).toBeTruthy();
  });

  it('is silent about differences where there are none', () => {
    const { container } = render(<DifferencesTag count={0} />);
    expect(container.textContent).toBe('');
  });
});
