import { type StartArguments, readArguments } from './arguments';

const read = (argv: readonly string[], clock?: string): StartArguments =>
  readArguments(argv, { ...(clock !== undefined && { clock }) }) as StartArguments;

describe('npm start', () => {
  it('shows four regions with six months of casework', () => {
    const { regions, casework, people } = read([]);
    expect([...regions].sort()).toEqual(['410100', '451203', '610300', '620921']);
    expect([casework, people]).toEqual(['six-months', 3000]);
  });

  it('makes no casework where regions, registers or a clock are given, unless it is asked for', () => {
    expect(read(['--regions', '610300,410100']).casework).toBe('none');
    expect(read(['--registers', 'somewhere']).casework).toBe('none');
    expect(read([], '-P30D').casework).toBe('none');
    expect(read(['--casework', 'none']).casework).toBe('none');
    expect(read(['--regions', '610300,410100', '--casework', 'six-months']).casework).toBe(
      'six-months',
    );
  });

  it('refuses what cannot be, naming the option', () => {
    expect(() => read(['--casework', 'six-months'], '-P30D')).toThrow('CLOCK');
    expect(() => read(['--casework', 'a-year'])).toThrow('--casework');
    expect(() => read(['--regions', '610300'])).toThrow('--regions');
    expect(() => read(['--regions', '610300,999999'])).toThrow('999999');
  });
});
