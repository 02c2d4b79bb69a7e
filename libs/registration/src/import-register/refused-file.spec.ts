import { refusedCsv } from './refused-file';

async function linesOf(header: readonly string[], fields: readonly (string | null)[]) {
  const rows = [
    {
      row: 2,
      cells: ['1', '张建国', '12'],
      faults: [
        { field: 'idNumber', code: 'id-number.check-digit' },
        { field: 'reason', code: 'field.required' },
      ],
    },
  ] as const;
  async function* pages() {
    yield await Promise.resolve(rows);
  }
  let text = '';
  for await (const piece of refusedCsv({ header, fields }, pages())) text += piece;
  return text.trimEnd().split('\r\n');
}

describe('a file of refused rows', () => {
  it('names each faulty column as the file itself names it', async () => {
    const [header, row] = await linesOf(
      ['行号', '姓名', '公民身份号码', '来此原因'],
      [null, 'name', 'idNumber', 'reason'],
    );
    expect(header).toBe('\uFEFF行号,姓名,公民身份号码,来此原因,错误原因');
    expect(row).toMatch(/,公民身份号码：[^；]+；来此原因：[^；]+$/);
  });

  it('names a column the file does not have by its usual name', async () => {
    const [, row] = await linesOf(['行号', '姓名', '号码'], [null, 'name', 'idNumber']);
    expect(row).toMatch(/,号码：[^；]+；原因：[^；]+$/);
  });
});
