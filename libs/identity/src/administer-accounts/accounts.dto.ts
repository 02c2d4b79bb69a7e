import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import {
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import {
  type FaultContext,
  IsWrittenLine,
  PageQuery,
  PageResponse,
  QueryBoolean,
} from '@platform/http';
import { USERNAME } from '../account';
import { type Role, ROLES } from '../permissions';
import { ORGANISATION } from '../scope';
import { NamedCode } from '../sign-in/session.dto';

const USERNAME_FORM: FaultContext = {
  code: 'account.username-form',
  text: {
    zh: '用户名为 4–32 个小写字母、数字或短横线，以字母开头',
    en: '4 to 32 small letters, digits or hyphens, beginning with a letter',
  },
};
const ORGANISATION_FORM: FaultContext = {
  code: 'account.organisation',
  text: { zh: '机构代码为 6、9 或 12 位数字', en: 'An organisation code has 6, 9 or 12 digits' },
};
const roles = Object.keys(ROLES) as Role[];

export class CreateAccountRequest {
  @ApiProperty({ pattern: USERNAME.source })
  @Matches(USERNAME, { context: USERNAME_FORM })
  username: string;

  @ApiProperty()
  @IsWrittenLine(50)
  displayName: string;

  @ApiProperty({ enum: roles })
  @IsIn(roles)
  role: Role;

  @ApiProperty()
  @Matches(ORGANISATION, { context: ORGANISATION_FORM })
  organisation: string;
}

/** Only what changes; null is no value of any of them. */
export class ChangeAccountRequest extends PartialType(
  PickType(CreateAccountRequest, ['displayName', 'organisation'] as const),
  { skipNullProperties: false },
) {
  @ApiPropertyOptional()
  @ValidateIf(({ disabled }: ChangeAccountRequest) => disabled !== undefined)
  @IsBoolean()
  disabled?: boolean;
}

/** Shown once; kept nowhere but as a hash. */
export class OneTimePasswordResponse {
  @ApiProperty()
  id: string;

  @ApiProperty()
  oneTimePassword: string;
}

export class AccountResponse {
  @ApiProperty()
  id: string;

  @ApiProperty()
  username: string;

  @ApiProperty()
  displayName: string;

  @ApiProperty({ enum: roles })
  role: Role;

  @ApiProperty()
  organisation: NamedCode;

  @ApiProperty()
  disabled: boolean;

  @ApiProperty()
  mustChangePassword: boolean;

  @ApiProperty({ nullable: true, type: String })
  lastSignInAt: string | null;

  @ApiProperty()
  createdAt: string;
}

export class AccountPage extends PageResponse {
  @ApiProperty({ type: [AccountResponse] })
  items: AccountResponse[];
}

export class AccountQuery extends PageQuery {
  @ApiPropertyOptional({ enum: roles })
  @IsOptional()
  @IsIn(roles)
  role?: Role;

  @ApiPropertyOptional({ description: 'Area: the organisation and everything below it' })
  @IsOptional()
  @Matches(ORGANISATION, { context: ORGANISATION_FORM })
  organisation?: string;

  @ApiPropertyOptional()
  @QueryBoolean()
  disabled?: boolean;
}

/** The filters, order and page of the list, and a part of a name; all of it in the body. */
export class SearchAccountsRequest extends AccountQuery {
  @ApiProperty({ description: 'Part of the user name or display name' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(50)
  q: string;
}
