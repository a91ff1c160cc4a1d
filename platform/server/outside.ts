import type { Keeper } from '../base/index.ts';
import type { App, Services } from '../http/index.ts';
import { keepSending, registerNoticesRoutes, type SmsGateway, type SmsSettings } from '../notices/index.ts';
import { registerSystemRoutes } from '../systems/index.ts';
import {
  keepDelivering,
  registerWebhookRoutes,
  type WebhookSettings,
  webhookDefaults,
} from '../webhooks/index.ts';

/** How the program speaks to others: set by the operator alone. */
export interface OutsideOptions {
  readonly sms: {
    /** Left out, messages wait. */
    readonly gateway: SmsGateway | undefined;
    readonly settings: SmsSettings;
    readonly reportKey?: Buffer;
  };
  readonly webhooks: WebhookSettings;
}

export interface Outside {
  /** Begins to send and deliver. */
  start(): void;
  stop(): Promise<void>;
}

/** Messages to officers and families, webhooks, and the systems that come to us. */
export function registerOutside(app: App, services: Services, options: OutsideOptions | undefined): Outside {
  let keepers: { sms?: Keeper; webhooks?: Keeper } = {};
  registerNoticesRoutes(app, services, {
    gateway: options?.sms.gateway?.name ?? 'none',
    reportKey: options?.sms.reportKey,
    wake: () => keepers.sms?.wake(),
  });
  registerWebhookRoutes(app, services, {
    settings: options?.webhooks ?? webhookDefaults,
    wake: () => keepers.webhooks?.wake(),
  });
  registerSystemRoutes(app, services);
  return {
    start() {
      if (options === undefined) return;
      const failed = (what: string) => (error: unknown) => app.log.error({ err: error }, what);
      const { sms, webhooks } = options;
      keepers = {
        webhooks: keepDelivering(services, webhooks, failed('other systems could not be told')),
        ...(sms.gateway === undefined
          ? {}
          : { sms: keepSending(services, sms.gateway, sms.settings, failed('messages could not be sent')) }),
      };
    },
    async stop() {
      await Promise.all([keepers.sms?.stop(), keepers.webhooks?.stop()]);
    },
  };
}
