import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Directory } from '@ledger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey, type Language, ReaderLanguage } from '@platform/http';
import { namedRegion } from '@region';
import { AgreementContacts } from '../agreement-contacts';
import { fingerprintOf } from '../fingerprint';
import { AgreementRegion } from '../own-region';
import {
  ConfirmContactRequest,
  ContactIdResponse,
  ContactsResponse,
  FetchContactRequest,
} from './contact.dto';
import { FirstContactHandler } from './first-contact.handler';

@ApiTags('agreements')
@Controller('api/bureau/contacts')
export class FirstContactController {
  constructor(
    private readonly own: AgreementRegion,
    private readonly contacts: AgreementContacts,
    private readonly directory: Directory,
    private readonly commands: Commands,
    private readonly handler: FirstContactHandler,
  ) {}

  /** Regions an agreement can be made with, those still to be compared, and the own fingerprint to read out. */
  @Get()
  @Act('read-agreements')
  @ApiOkResponse({ type: ContactsResponse })
  async list(@ReaderLanguage() language: Language): Promise<ContactsResponse> {
    const met = new Map((await this.contacts.all()).map((contact) => [contact.region, contact]));
    const regions = new Set([...this.directory.regions(), ...met.keys()]);
    regions.delete(this.own.code);
    return {
      own: namedRegion(this.own.code, language),
      ownFingerprint: fingerprintOf(this.directory.pin(this.own.code) ?? ''),
      contacts: [...regions].sort().map((region) => {
        const contact = met.get(region);
        const isBelieved = this.directory.statements(region).length > 0;
        return {
          region: namedRegion(region, language),
          state: isBelieved ? 'believed' : 'fetched',
          ...(contact && { url: contact.url }),
          ...(contact?.confirmedAt && { confirmedAt: contact.confirmedAt.toISOString() }),
          ...(contact?.spokenWith !== undefined && { spokenWith: contact.spokenWith }),
        };
      }),
    };
  }

  /** 取得密钥声明: fetches the key statements of a new partner. The fingerprint is not answered: it is to be heard. Errors: `contact.not-reached`, `contact.trusted-already`. */
  @Post()
  @HttpCode(200)
  @Act('first-contact')
  @ApiOkResponse({ type: ContactIdResponse })
  async fetch(
    @Body() { region, url }: FetchContactRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<ContactIdResponse> {
    const statements = await this.handler.fetch(region, url);
    return this.commands.run(command, async (tx) => {
      await this.handler.keep(tx, { region, url, statements }, account);
      return { region };
    });
  }

  /** 核对指纹: the digits the partner read out on the telephone. Errors: `contact.fingerprint-differs`, `contact.unknown`, `contact.trusted-already`. */
  @Post(':region/confirm')
  @HttpCode(200)
  @Act('first-contact')
  @ApiOkResponse({ type: ContactIdResponse })
  async confirm(
    @Param('region') region: string,
    @Body() heard: ConfirmContactRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<ContactIdResponse> {
    const confirmed = await this.commands.run(command, async (tx) => {
      await this.handler.confirm(tx, region, heard, account);
      return { region };
    });
    await this.handler.believe();
    return confirmed;
  }
}
