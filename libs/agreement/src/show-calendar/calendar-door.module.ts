import { type DynamicModule, Module } from '@nestjs/common';
import { CalendarController } from './calendar.controller';
import { CalendarQuery, CalendarRegion } from './calendar.query';
import { ClosuresHandler } from './closures.handler';
import { OfficeClosures } from './office-closures';
import { DatabaseOfficeClosures } from './persistence/database-office-closures';

/** The calendar over HTTP: in `bureau` and `region` only. Wants `AgreementModule` in the same app. */
@Module({})
export class CalendarDoorModule {
  static forRegion({ regionCode }: { readonly regionCode: string }): DynamicModule {
    return {
      module: CalendarDoorModule,
      controllers: [CalendarController],
      providers: [
        CalendarQuery,
        ClosuresHandler,
        { provide: CalendarRegion, useValue: new CalendarRegion(regionCode) },
        { provide: OfficeClosures, useClass: DatabaseOfficeClosures },
      ],
    };
  }
}
