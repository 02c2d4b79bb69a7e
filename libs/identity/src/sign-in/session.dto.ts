import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { type Role, ROLES } from '../permissions';

export class SignInRequest {
  @ApiProperty()
  @IsNotEmpty()
  @IsString()
  @MaxLength(64)
  username: string;

  @ApiProperty()
  @IsNotEmpty()
  @IsString()
  @MaxLength(256)
  password: string;
}

export class NamedCode {
  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;
}

export class SessionAccount {
  @ApiProperty()
  id: string;

  @ApiProperty()
  username: string;

  @ApiProperty()
  displayName: string;

  @ApiProperty({ enum: Object.keys(ROLES) })
  role: Role;

  @ApiProperty()
  organisation: NamedCode;

  @ApiProperty()
  mustChangePassword: boolean;
}

export class SessionResponse {
  @ApiProperty()
  account: SessionAccount;

  @ApiProperty({ type: [String], description: 'Acts the role permits' })
  acts: readonly string[];

  @ApiProperty()
  region: NamedCode;

  @ApiProperty({ description: 'true in a demonstration whose clock was moved' })
  clockMoved: boolean;

  @ApiProperty({ description: "The region's own now, RFC 3339" })
  now: string;
}
