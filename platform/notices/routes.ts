import type { App, Services } from '../http/index.ts';
import { registerNoticeRoutes } from './notice-routes.ts';
import { registerReportRoute } from './sms/reports.ts';
import { registerSmsRoutes } from './sms/sms-routes.ts';

export interface NoticeRouteOptions {
  /** Who carries messages; shown to officers, for `file` brings nothing to anybody. */
  readonly gateway: string;
  /** Of the gateway, which signs its reports with it; left out, none is taken. */
  readonly reportKey?: Buffer | undefined;
  /** Looks for messages to send at once. */
  wake(): void;
}

export function registerNoticesRoutes(app: App, services: Services, options: NoticeRouteOptions): void {
  registerNoticeRoutes(app, services);
  registerSmsRoutes(app, services, options);
  registerReportRoute(app, services, options.reportKey);
}
