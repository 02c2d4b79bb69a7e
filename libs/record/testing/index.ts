export { aReceivingStrand, aSendingStrand } from './strand.builder';
