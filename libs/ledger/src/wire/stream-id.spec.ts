import { murmur2, parseStream, slotOf, streamId, topicOf } from './stream-id';

describe('a stream id', () => {
  it('names the author, its service and the addressee, whose counterpart service reads', () => {
    expect(parseStream('610300.sending/410100')).toEqual({
      id: '610300.sending/410100',
      author: '610300',
      service: 'sending',
      addressee: '410100',
      addresseeService: 'receiving',
    });
    expect(parseStream('410100.receiving/610300').addresseeService).toBe('sending');
    expect(parseStream('410100.bureau/610300').addresseeService).toBe('bureau');
  });

  it('may name a sub-stream and an incarnation', () => {
    expect(parseStream('610300123456.bureau/410100#12~2')).toMatchObject({
      sub: 12,
      incarnation: 2,
    });
    expect(parseStream('610300.bureau/410100~3')).toMatchObject({ incarnation: 3 });
  });

  it.each([
    '61030.sending/410100',
    '6103001234567.sending/410100',
    '610300.asking/410100',
    '610300.sending/410100~2#1',
    '610300.sending/410100#',
    '610300.sending/410100\n',
    ' 610300.sending/410100',
    '６１０３００.sending/410100',
    '',
  ])('is not %j', (text) => {
    expect(() => parseStream(text)).toThrow('stream');
  });

  it('is made of its parts', () => {
    expect(streamId('610300', 'sending', '410100')).toBe('610300.sending/410100');
    expect(() => streamId('6103', 'sending', '410100')).toThrow('stream');
  });
});

describe('the topic of a message', () => {
  it('belongs to the service that reads', () => {
    expect(topicOf('410100', 'receiving')).toBe('yipanqi.410100.receiving');
  });

  // Kafka's own vectors (org.apache.kafka.common.utils.UtilsTest).
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('is cut by the murmur2 of Kafka: %s', (text, expected) => {
    expect(murmur2(Buffer.from(text))).toBe(expected);
  });

  it('has 1,024 slots, so that a partition is the slot modulo any power of two up to that', () => {
    const slot = slotOf('610300.sending/410100');
    expect(slot).toBe((murmur2(Buffer.from('610300.sending/410100')) & 0x7fffffff) % 1024);
    expect(slot).toBeGreaterThanOrEqual(0);
    expect(slot).toBeLessThan(1024);
  });
});
