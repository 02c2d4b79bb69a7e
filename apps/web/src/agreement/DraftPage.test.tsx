import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Draft } from '../api/agreements';
import { open, region, session } from '../testing/page';
import { DraftPage } from './DraftPage';

afterEach(() => vi.unstubAllGlobals());

const draft = {
  draftId: 'd1',
  partner: '410100',
  agreementId: 'A1',
  document: { id: 'A1', title: { zh: '双向管理协议', en: 'Agreement' } },
  revision: 1,
  faults: [],
} as unknown as Draft;
const second = { ...draft, revision: 2, document: { ...draft.document, id: 'A1 第二稿' } };

it('a draft says that it is saved, though its editor begins anew with the new revision', async () => {
  let held = draft;
  region({
    'GET /api/session': () => ({ ...session, acts: ['draft-agreement'] }),
    'GET /api/bureau/agreements/draft-form': () => ({
      templates: [],
      clauses: [],
      purposes: [],
      kinds: [],
    }),
    'GET /api/bureau/contacts': async () => {
      if (held.revision === 2) await screen.findByText('A1 第二稿');
      return { own: { code: '610300', name: '宝鸡市' }, ownFingerprint: '', contacts: [] };
    },
    'GET /api/bureau/agreements/drafts/d1': () => held,
    'PUT /api/bureau/agreements/drafts/d1': () => (held = second),
  });
  open(<DraftPage />, '/agreements/drafts/:draftId', '/agreements/drafts/d1');
  await userEvent.click((await screen.findAllByRole('button', { name: '保存草案' }))[0]!);
  expect(await screen.findByText('草案已保存')).toBeTruthy();
});
