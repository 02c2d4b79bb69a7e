import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRegionConfig, type RegionConfig } from '../src/config';
import { createFieldKeys } from '../src/field-cipher';

export interface TestFolders {
  readonly config: RegionConfig;
  remove(): void;
}

/** A configuration that holds, with field keys of its own and an empty directory, for apps started inside a test. */
export function testRegionConfig(databaseUrl: string, regionCode = '410100'): TestFolders {
  const folder = mkdtempSync(join(tmpdir(), 'yipanqi-test-'));
  createFieldKeys(folder);
  writeFileSync(join(folder, 'directory.json'), '{"regions":[]}');
  const config = readRegionConfig({
    REGION_CODE: regionCode,
    DATABASE_URL: databaseUrl,
    KEYS_DIR: folder,
    AGREEMENTS_DIR: folder,
    DIRECTORY_FILE: join(folder, 'directory.json'),
    LOG_LEVEL: 'silent',
    PORT: '0',
  });
  return { config, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
