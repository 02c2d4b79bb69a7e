import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, MaxLength, Validate } from 'class-validator';
import { ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { CASE_STATES, type CaseState } from '../case';

export class CaseOutcomeResponse {
  @ApiProperty()
  caseId: string;

  @ApiProperty({ enum: CASE_STATES })
  state: CaseState;
}

/** Mark-up, and what nobody sees on a screen or on paper; line breaks are allowed. */
const UNSEEN = /[<>\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u0000-\u0009\u000b-\u001f\u007f-\u009f]/u;

@ValidatorConstraint({ name: 'line' })
class VisibleText implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && value.trim() !== '' && !UNSEEN.test(value);
  }
}

/** What one side writes to the other: several lines, no mark-up. */
export function IsNote(): PropertyDecorator {
  return (target, member) => {
    MaxLength(2_000)(target, member);
    Validate(VisibleText)(target, member);
  };
}

const FIELD = /^[a-z][A-Za-z]{0,63}$/;

@ValidatorConstraint({ name: 'line' })
class ValueByField implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const entries = Object.entries(value as Record<string, unknown>);
    return (
      entries.length <= 40 &&
      entries.every(
        ([field, text]) =>
          FIELD.test(field) &&
          typeof text === 'string' &&
          text.length > 0 &&
          [...text].length <= 200 &&
          !/[<>\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text),
      )
    );
  }
}

/** A value per field, each one line. */
export const IsValueByField = (): PropertyDecorator => Validate(ValueByField);

/** Only why, and that may be left out. */
export class NoteRequest {
  @ApiPropertyOptional()
  @IsOptional()
  @IsNote()
  text?: string;
}

/** Why, or what is said: it has to be there. */
export class WrittenNoteRequest {
  @ApiProperty()
  @IsNote()
  text: string;
}
