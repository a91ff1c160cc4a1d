export { agreeOnRecovery } from './agree.ts';
export { payIn, SET_OFF_ITEM, setOffMonth } from './collect.ts';
export { keepSettingOff } from './keep-setting-off.ts';
export { listOverpaid, overpaidOrders } from './overpaid.ts';
export { listRecoveries, recoveryOrders, recoveryStates } from './read-recoveries.ts';
export { recoveriesRefusals } from './refusals.ts';
export { endRemission, proposeRemission } from './remit.ts';
export { registerRecoveryRoutes } from './routes.ts';
export type { OverpaidItem, RecoveryItem } from './shapes.ts';
