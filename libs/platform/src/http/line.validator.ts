import { applyDecorators } from '@nestjs/common';
import {
  IsNotEmpty,
  IsString,
  MaxLength,
  Validate,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';

/**
 * Mark-up, and what nobody sees on a screen or on paper: control and format characters, line separators, halves of a
 * character. */
const UNSEEN = /[<>\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

@ValidatorConstraint({ name: 'line' })
class VisibleLine implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && !UNSEEN.test(value);
  }
}

@ValidatorConstraint({ name: 'isNotEmpty' })
class NotBlank implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value !== 'string' || value.trim() !== '';
  }
}

/** An ID number or a mobile number, also with spaces or hyphens in it. A landline may be an office's and can be named. */
const NUMBER = /(?<!\d)(?:(?:\d[ -]?){17}[\dXx]|(?:\d[ -]?){14}\d|1[3-9](?:[ -]?\d){9})(?!\d)/;

@ValidatorConstraint({ name: 'numberless' })
class Numberless implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value !== 'string' || !NUMBER.test(value.normalize('NFKC'));
  }
}

/** Why something was done with a record is kept and shown in clear: no number of a person stands in it. */
export const HoldsNoNumber = (): PropertyDecorator => Validate(Numberless);

/** A line of text a person writes for other people: not blank, nothing unseen in it. */
export const IsWrittenLine = (lengthMax: number): PropertyDecorator =>
  applyDecorators(
    IsNotEmpty(),
    Validate(NotBlank),
    IsString(),
    MaxLength(lengthMax),
    Validate(VisibleLine),
  );
