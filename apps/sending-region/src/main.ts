import { bootstrap } from '@platform/bootstrap';
import { RegionModule } from '../../region/src/region.module';

void bootstrap((config) => RegionModule.playing(['sending'], config), {
  title: 'sending-region',
});
