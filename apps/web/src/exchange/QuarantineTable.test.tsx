import { screen } from '@testing-library/react';
import { open, region, session } from '../testing/page';
import { QuarantineTable } from './QuarantineTable';

afterEach(() => vi.unstubAllGlobals());

describe('quarantine without a message', () => {
  it.each(['/exchange', '/exchange?tab=quarantine'])(
    'opened as %s says that there is none, not that nothing fits',
    async (address) => {
      region({
        'GET /api/session': () => session,
        'GET /api/bureau/quarantine': () => ({ items: [], total: 0 }),
      });
      open(<QuarantineTable />, '/exchange', address);
      expect(await screen.findByText('没有异常报文')).toBeTruthy();
    },
  );
});
