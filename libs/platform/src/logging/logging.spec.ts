import { createServer } from 'node:http';
import { Writable } from 'node:stream';
import request from 'supertest';
import { createLog, describeError, httpLog, NestLog } from '.';

function logged(write: (log: NestLog) => void): { line: Record<string, unknown>; raw: string } {
  let raw = '';
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      raw += chunk.toString();
      done();
    },
  });
  write(new NestLog(createLog({ level: 'debug', region: '410100' }, sink)));
  return { line: JSON.parse(raw.split('\n')[0]!), raw };
}

describe('a log line', () => {
  it('names its region, its class, its values and a short sentence', () => {
    const { line } = logged((log) =>
      log.warn({ stream: '410100.receiving/610300', sequence: '7' }, 'set aside', 'Gate'),
    );
    expect(line).toMatchObject({
      level: 'warn',
      region: '410100',
      context: 'Gate',
      stream: '410100.receiving/610300',
      sequence: '7',
      msg: 'set aside',
    });
  });

  it('holds no personal member and no number of a person, however deep and in whatever text', () => {
    const { raw } = logged((log) =>
      log.error(
        {
          strand: { personal: { name: '张三丰' }, open: { note: 'call 13812345678' } },
          idNumber: '110101199003071234',
          list: ['11010119900307123X'],
        },
        'row 110101199003071234 is odd',
        'Import',
      ),
    );
    for (const secret of ['张三丰', '13812345678', '110101199003071234', '11010119900307123X'])
      expect(raw).not.toContain(secret);
  });

  it.each(['0371-6224907', '0917 3262626', '(0371) 6224907', '010-62345678', '09173262626'])(
    'holds no landline, written %s',
    (phone) => {
      const { raw } = logged((log) => log.warn({ note: `call ${phone}!` }, `${phone} is odd`, 'X'));
      expect(raw).not.toContain(phone);
    },
  );

  it.each([
    '019a9b1c-7a4e-7c3d-9a13-138123456789',
    '019a9b1c-0371-6224-9070-0371622490ab',
    '2026-03-02T02:40:11.120Z',
    '410105001002',
    't0a1b2c3d.yipanqi.410100.receiving',
  ])('keeps %s, an id, a time or a code, whole', (id) => {
    expect(logged((log) => log.log({ recordid: id }, 'kept', 'X')).line['recordid']).toBe(id);
  });
});

describe('an error in the log', () => {
  it('of the database shows its code and table, never the values it repeats', () => {
    const error = Object.assign(new Error('invalid input: "张三丰"'), {
      name: 'QueryFailedError',
      code: '23505',
      table: 'person',
      detail: 'Key (name)=(张三丰) exists',
      parameters: ['张三丰'],
      query: "INSERT '张三丰'",
    });
    const text = JSON.stringify(describeError(error));
    expect(text).toContain('23505');
    expect(text).not.toContain('张三丰');
  });
});

describe('the line of a request', () => {
  it('tells method, path and status, never what was asked or sent', async () => {
    let raw = '';
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        raw += chunk.toString();
        done();
      },
    });
    const log = httpLog(createLog({ level: 'debug', region: '410100' }, sink));
    const server = createServer((message, response) => {
      log(message, response);
      response.statusCode = 503;
      response.end();
    });
    await request(server)
      .post('/api/receiving/arrivals/check?idNumber=110101199003071234&q=%E5%BC%A0')
      .set('Cookie', 'yipanqi-410100=token')
      .send({ name: '张三丰' })
      .expect(503);
    expect(JSON.parse(raw)).toMatchObject({
      level: 'warn',
      method: 'POST',
      path: '/api/receiving/arrivals/check',
      status: 503,
    });
    for (const secret of ['110101199003071234', '%E5%BC%A0', 'token', '张三丰'])
      expect(raw).not.toContain(secret);
    expect(raw.match(/"path"/g)).toHaveLength(1);
  });
});
