export { exchangeDestination, type ServiceUrls } from './exchange-destination';
export { below, type Destination, passOn } from './pass-on';
