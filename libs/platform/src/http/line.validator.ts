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

/** A line of text a person writes for other people: not blank, nothing unseen in it. */
export const IsWrittenLine = (lengthMax: number): PropertyDecorator =>
  applyDecorators(
    IsNotEmpty(),
    Validate(NotBlank),
    IsString(),
    MaxLength(lengthMax),
    Validate(VisibleLine),
  );
