import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { RecordsQuery } from '../list-records/list-records.dto';

/** The filters, order and page of a list, and what was typed; all of it in the body. */
export class SearchRequest extends RecordsQuery {
  @ApiProperty({ description: 'ID number, phone, name, pinyin or initials' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(100)
  q: string;
}
