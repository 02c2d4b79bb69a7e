import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  Validate,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { isDay, type RulePackCode, rulePacks } from '@calendar';
import { ORGANISATION } from '@identity';
import { IsWrittenLine } from '@platform/http';

/** Years a person may turn to; beyond the notices only weekends are known, and the answer says so. */
const [firstYear, lastYear] = [2000, 2099];
const packs = Object.keys(rulePacks) as RulePackCode[];

/** Named as class-validator's own rule, so that the edge says the same of both: `field.date`. */
@ValidatorConstraint({ name: 'isDateString' })
class CalendarDay implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    if (typeof value !== 'string' || !isDay(value)) return false;
    const year = Number(value.slice(0, 4));
    return year >= firstYear && year <= lastYear;
  }
}

export class YearRequest {
  @ApiPropertyOptional({ description: 'This year unless given' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(firstYear)
  @Max(lastYear)
  year?: number;

  @ApiPropertyOptional({ description: 'Region of a partner: what is agreed with it' })
  @IsOptional()
  @Matches(ORGANISATION)
  partner?: string;
}

export class DueRequest {
  @ApiProperty({ description: 'The day that starts the clock; counting begins the day after' })
  @Validate(CalendarDay)
  start: string;

  @ApiProperty({ enum: [...packs, 'agreement'] })
  @IsIn([...packs, 'agreement'])
  pack: RulePackCode | 'agreement';

  @ApiProperty({ description: 'Code of the deadline, e.g. VER-N' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(40)
  rule: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Matches(ORGANISATION)
  partner?: string;

  @ApiPropertyOptional({ description: 'Days of the one extension, in the unit of the deadline' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(365)
  extensionDays?: number;
}

export class AnnounceClosureRequest {
  @ApiPropertyOptional({ description: 'The own office unless given' })
  @IsOptional()
  @Matches(ORGANISATION)
  organisation?: string;

  @ApiProperty()
  @Validate(CalendarDay)
  from: string;

  @ApiProperty({ description: 'Last day; a closure lasts 31 days at most' })
  @Validate(CalendarDay)
  to: string;

  @ApiProperty()
  @IsWrittenLine(100)
  reason: string;
}

export class ClosureAnnounced {
  @ApiProperty()
  id: string;
}

export class CalendarDayResponse {
  @ApiProperty()
  day: string;

  @ApiProperty({ enum: ['holiday', 'made-up', 'closure'] })
  kind: string;

  @ApiPropertyOptional({ description: 'Why it is closed, as agreed' })
  reason?: string;
}

export class OfficeClosureResponse {
  @ApiProperty()
  id: string;

  @ApiProperty()
  organisation: string;

  @ApiProperty()
  organisationName: string;

  @ApiProperty()
  from: string;

  @ApiProperty()
  to: string;

  @ApiProperty()
  reason: string;

  @ApiProperty({ description: 'The reader may take it back' })
  own: boolean;
}

export class CalendarAgreementResponse {
  @ApiProperty()
  id: string;

  @ApiProperty()
  version: number;

  @ApiProperty()
  from: string;

  @ApiProperty()
  to: string;
}

export class YearResponse {
  @ApiProperty()
  year: number;

  @ApiProperty({
    description: 'Whether the notice of this year is known; if not, only weekends are',
  })
  published: boolean;

  @ApiProperty()
  source: string;

  @ApiProperty({ type: [Number], description: 'Years whose notice is known' })
  publishedYears: number[];

  @ApiProperty({ type: [CalendarDayResponse] })
  days: CalendarDayResponse[];

  @ApiPropertyOptional({ type: CalendarAgreementResponse })
  agreement?: CalendarAgreementResponse;

  @ApiProperty({ type: [Number], description: 'Days of the month; agreed with the partner' })
  cutOffDays: number[];

  @ApiProperty({
    type: [OfficeClosureResponse],
    description: 'Announced here; they move no deadline',
  })
  closures: OfficeClosureResponse[];
}

export class RuleResponse {
  @ApiProperty()
  code: string;

  @ApiProperty()
  days: number;

  @ApiProperty({ enum: ['working', 'calendar'] })
  unit: string;

  @ApiProperty()
  source: string;
}

export class RulePackResponse {
  @ApiProperty({ enum: packs })
  code: string;

  @ApiProperty({ type: [RuleResponse] })
  rules: RuleResponse[];
}

export class SkippedDayResponse {
  @ApiProperty()
  day: string;

  @ApiProperty({ enum: ['weekend', 'holiday', 'closure', 'suspended'] })
  why: string;

  @ApiPropertyOptional()
  reason?: string;
}

export class DueWarningResponse {
  @ApiProperty({ enum: ['calendar.unpublished'] })
  code: string;

  @ApiProperty()
  year: number;
}

export class ExtendedResponse {
  @ApiProperty()
  days: number;

  @ApiProperty({ description: 'The day it was due before' })
  from: string;
}

export class DueResponse {
  @ApiProperty()
  start: string;

  @ApiProperty({ type: RuleResponse })
  rule: RuleResponse;

  @ApiProperty()
  day: string;

  @ApiProperty({ description: 'Last moment that is timely' })
  at: string;

  @ApiProperty({ type: [SkippedDayResponse] })
  skipped: SkippedDayResponse[];

  @ApiProperty({ type: [String], description: 'Weekend days that counted' })
  madeUp: string[];

  @ApiPropertyOptional({ type: ExtendedResponse })
  extended?: ExtendedResponse;

  @ApiProperty({ type: [DueWarningResponse] })
  warnings: DueWarningResponse[];

  @ApiPropertyOptional({
    description:
      '对账批次 of what is submitted on the first day, YYYY-MM; where cut-off days are agreed with the partner',
  })
  batch?: string;

  @ApiProperty({ type: [String], description: 'Days the own office is closed; they counted' })
  closedHere: string[];
}
