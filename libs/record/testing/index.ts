export { aReceivingStrand, aSendingStrand } from './strand.builder';
export { changeOf } from './change';
