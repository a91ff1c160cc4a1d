export { agreeOnRecovery } from './agree.ts';
export { payIn, SET_OFF_ITEM, setOffMonth } from './collect.ts';
export { keepSettingOff } from './keep-setting-off.ts';
export { listOverpaid } from './overpaid.ts';
export { recoveriesRefusals } from './refusals.ts';
export { registerRecoveryRoutes } from './routes.ts';
