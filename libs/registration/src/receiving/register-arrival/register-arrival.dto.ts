import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { noticeVersions } from '../../notice';
import { PersonRequest } from '../../register-form/person.dto';

export class RegisterArrivalRequest extends PersonRequest {
  @ApiPropertyOptional({ description: 'Number of another document, where there is one' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  documentNumber?: string;

  @ApiProperty({ description: 'Division code of the address here' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(12)
  residenceDivision: string;

  @ApiProperty()
  @IsNotEmpty()
  @IsString()
  @MaxLength(400)
  address: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(10)
  dwellingKind?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(10)
  reason?: string;

  @ApiProperty({ description: 'YYYY-MM-DD' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(10)
  arrivedOn: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string;

  @ApiProperty({ description: 'One of the six reporting channels' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(10)
  channel: string;

  @ApiProperty({ description: 'Version of the notice 告知 the person was shown' })
  @IsNotEmpty()
  @IsIn(noticeVersions(), {
    context: {
      code: 'notice.unknown',
      text: {
        zh: '告知版本无效，请重新打开登记页面',
        en: 'This version of the notice is not known; open the form again',
      },
    },
  })
  noticeVersion: string;
}
