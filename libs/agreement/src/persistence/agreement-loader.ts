import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { OnModuleInit } from '@nestjs/common';
import { Directory } from '@ledger';
import { Clock } from '@platform/clock';
import { Database } from '@platform/database';
import { bindingVersions, type AgreementFile } from '../load-agreements';
import { AgreementVersions } from './agreement-versions';

export interface AgreementOptions {
  readonly regionCode: string;
  /** `AGREEMENTS_DIR`: one `*.json` per version. */
  readonly agreementsDir: string;
}

/** Takes in the files of `AGREEMENTS_DIR` before the ledger's workers start; a faulty file refuses the start. */
export class AgreementLoader implements OnModuleInit {
  constructor(
    private readonly options: AgreementOptions,
    private readonly database: Database,
    private readonly versions: AgreementVersions,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    const { regionCode, agreementsDir } = this.options;
    const binding = bindingVersions(regionCode, await readAgreements(agreementsDir), {
      findKey: (region, kid) => this.directory.signatureKey(region, kid),
      pin: (region) => this.directory.pin(region),
    });
    const at = this.clock.now();
    await this.database.run((tx) => this.versions.keep(tx, binding, 'file', at));
  }
}

async function readAgreements(dir: string): Promise<AgreementFile[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => ({ name, text: await readFile(path.join(dir, name), 'utf8') })),
  );
}
