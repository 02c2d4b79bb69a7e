import { en } from './en';
import { zhCN } from './zh-CN';

type Tree = { [key: string]: string | Tree };

function sentences(tree: Tree, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const here = `${path}/${key}`;
    if (typeof value === 'string') found.set(here, value);
    else for (const [deeper, text] of sentences(value, here)) found.set(deeper, text);
  }
  return found;
}

const holes = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

describe('the two text files', () => {
  const chinese = sentences(zhCN);
  const english = sentences(en);

  it('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('leave no sentence empty', () => {
    const empty = [...chinese, ...english].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('fill the same places of a sentence', () => {
    for (const [key, text] of chinese)
      expect([key, holes(english.get(key) ?? '')]).toEqual([key, holes(text)]);
  });

  it('keep words of the machinery off the screen', () => {
    const barred = /账本|总账|分段|隔离|quarantine|ledger|segment|\bgap\b/i;
    const said = [...chinese, ...english].filter(([, text]) => barred.test(text));
    expect(said).toEqual([]);
  });
});
