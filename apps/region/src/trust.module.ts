import { readFileSync } from 'node:fs';
import { Global, type DynamicModule, Module } from '@nestjs/common';
import {
  Directory,
  directoryOf,
  type DirectoryRegion,
  Keyring,
  loadKeyring,
  readDirectoryFile,
} from '@ledger';
import type { RegionConfig } from '@platform/config';

/** Regions of the start directory, as injection token: who they are and where they are reached. */
export class Partners {
  constructor(readonly regions: readonly DirectoryRegion[]) {}
}

/** Global: the region's own keys, and whose signatures it believes. */
@Global()
@Module({})
export class TrustModule {
  static forRegion(config: RegionConfig): DynamicModule {
    const partners = new Partners(readDirectoryFile(readFileSync(config.directoryFile, 'utf8')));
    return {
      module: TrustModule,
      providers: [
        { provide: Keyring, useFactory: () => loadKeyring(config.keysDir) },
        { provide: Directory, useFactory: () => directoryOf(partners.regions) },
        { provide: Partners, useValue: partners },
      ],
      exports: [Keyring, Directory, Partners],
    };
  }
}
