import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { Act } from '@identity';
import { DomainError } from '@platform/domain-error';
import { ancestorsOf, childrenOf, division } from '@region';

class DivisionUnknown extends DomainError {
  readonly code = 'division.unknown';
  readonly kind = 'not-found';
  readonly text = { zh: '没有这个行政区划代码', en: 'There is no such division code' };
}

export class DivisionsQuery {
  @ApiPropertyOptional({ description: 'Division whose children are listed; none lists provinces' })
  @IsOptional()
  @Matches(/^([0-9]{6}|[0-9]{9}|[0-9]{12})$/)
  parent?: string;
}

export class DivisionResponse {
  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ description: 'Nothing lies below it' })
  leaf: boolean;
}

export class DivisionStep {
  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;
}

export class DivisionPathResponse extends DivisionStep {
  @ApiProperty({ type: [DivisionStep], description: 'From the province to the division itself' })
  path: DivisionStep[];
}

@ApiTags('codes')
@Controller('api/bureau/divisions')
export class ShowDivisionsController {
  /** Divisions below one, or the provinces. */
  @Get()
  @Act('codes')
  @ApiOkResponse({ type: [DivisionResponse] })
  children(@Query() { parent }: DivisionsQuery): DivisionResponse[] {
    return childrenOf(parent).map(({ code, name, level }) => ({
      code,
      name,
      leaf: level === 'community',
    }));
  }

  /** A division with everything above it. Errors: `division.unknown`. */
  @Get(':code')
  @Act('codes')
  @ApiOkResponse({ type: DivisionPathResponse })
  path(@Param('code') code: string): DivisionPathResponse {
    const found = division(code);
    if (!found) throw new DivisionUnknown();
    const step = (one: DivisionStep) => ({ code: one.code, name: one.name });
    return { ...step(found), path: [...ancestorsOf(code), found].map(step) };
  }
}
