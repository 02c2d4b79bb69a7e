export { below, type Destination, passOn } from './pass-on';
