import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Open } from '../http';
import { Clock } from './clock';

class ClockResponse {
  @ApiProperty({ description: "The region's own now, RFC 3339" })
  now!: string;

  @ApiProperty({ description: 'true in a demonstration whose clock was moved' })
  moved!: boolean;
}

/** In every process of a region, so that whoever moves the clock sees that all of them follow. */
@ApiTags('process')
@Controller('api/bureau/clock')
export class ClockController {
  constructor(private readonly clock: Clock) {}

  @Open()
  @Get()
  @ApiOperation({ summary: "The region's own time, and whether its clock was moved." })
  @ApiOkResponse({ type: ClockResponse })
  show(): ClockResponse {
    const now = this.clock.now().toISOString();
    return { now, moved: this.clock.moved };
  }
}
