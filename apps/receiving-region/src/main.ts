import { bootstrap } from '@platform/bootstrap';
import { RegionModule } from '../../region/src/region.module';

void bootstrap((config) => RegionModule.playing(['receiving'], config), {
  title: 'receiving-region',
});
