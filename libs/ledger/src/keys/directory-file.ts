import type { JsonObject } from '@contracts';
import { isObject, parseIJsonObject } from '../wire/canonical-json';
import { WireFault } from '../wire/wire-fault';
import { Directory } from './directory';

/** A region of `DIRECTORY_FILE`: where it is reached and the key statements trust starts from. */
export interface DirectoryRegion {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** Public URL, without a trailing slash. */
  readonly url: string;
  /** Compact JWS, from n = 1. */
  readonly statements: readonly string[];
}

/** Reads `DIRECTORY_FILE`: `{"regions":[{code, name:{zh,en}, url, statements}]}`. Throws one `WireFault` with all faults. */
export function readDirectoryFile(text: string): readonly DirectoryRegion[] {
  const { regions } = parseIJsonObject(text);
  if (!Array.isArray(regions)) throw new WireFault('directory', 'regions: not a list');
  const list = regions as readonly JsonObject[];
  const faults = list.flatMap((region, i) => regionFaults(region).map((m) => `regions[${i}].${m}`));
  if (faults.length > 0) throw new WireFault('directory', faults.join(', '));
  return list as unknown as readonly DirectoryRegion[];
}

/** A directory that believes what the start file says. Throws `WireFault`, naming the region, when a chain does not verify. */
export function directoryOf(regions: readonly DirectoryRegion[]): Directory {
  const directory = new Directory();
  for (const { code, statements } of regions) {
    try {
      directory.trust(code, statements);
    } catch (error) {
      if (error instanceof WireFault) throw new WireFault('directory', `${code}: ${error.message}`);
      throw error;
    }
  }
  return directory;
}

function regionFaults(region: unknown): string[] {
  if (!isObject(region)) return ['not an object'];
  const { code, name, url, statements } = region;
  const faults: string[] = [];
  if (typeof code !== 'string' || !/^\d{6,12}$/.test(code)) faults.push('code');
  if (!isObject(name) || typeof name.zh !== 'string' || typeof name.en !== 'string')
    faults.push('name');
  if (typeof url !== 'string' || !URL.canParse(url)) faults.push('url');
  if (!Array.isArray(statements) || !statements.every((s) => typeof s === 'string'))
    faults.push('statements');
  return faults;
}
