import { readFileSync } from 'node:fs';
import { Global, type DynamicModule, Module } from '@nestjs/common';
import {
  Directory,
  directoryOf,
  type DirectoryRegion,
  HttpsDirectoryAsker,
  Keyring,
  KeyStatementStore,
  loadKeyring,
  readDirectoryFile,
  recallStatements,
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
        KeyStatementStore,
        {
          provide: Directory,
          inject: [Keyring, KeyStatementStore],
          useFactory: async (own: Keyring, store: KeyStatementStore) => {
            const directory = directoryOf(partners.regions);
            // A key of ours stated after the start file was written is published from here on.
            directory.trust(own.region, own.statements);
            await recallStatements(directory, store);
            return directory;
          },
        },
        {
          provide: HttpsDirectoryAsker,
          inject: [Keyring, Directory, KeyStatementStore],
          useFactory: (own: Keyring, directory: Directory, store: KeyStatementStore) =>
            new HttpsDirectoryAsker({
              partners: partners.regions.filter(({ code }) => code !== own.region),
              directory,
              store,
            }),
        },
        { provide: Partners, useValue: partners },
      ],
      exports: [Keyring, Directory, HttpsDirectoryAsker, KeyStatementStore, Partners],
    };
  }
}
