import net from 'node:net';

/** `open`: as it should be. `cut`: nothing passes. `deaf`: what is sent arrives, and every answer is lost. */
export type Weather = 'open' | 'cut' | 'deaf';

/** A line between a browser and its server that can be cut, also after the server has done what it was asked. */
export interface BadNetwork {
  readonly url: string;
  /** Answers that were on their way and never came. */
  readonly answersLost: number;
  set(weather: Weather): void;
  close(): Promise<void>;
}

export async function openBadNetwork(serverUrl: string): Promise<BadNetwork> {
  const { hostname, port } = new URL(serverUrl);
  const sockets = new Set<net.Socket>();
  let weather: Weather = 'open';
  let answersLost = 0;
  const watch = (socket: net.Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  };
  const line = net.createServer((browser) => {
    watch(browser);
    if (weather === 'cut') {
      browser.destroy();
      return;
    }
    const server = net.connect(Number(port), hostname);
    watch(server);
    browser.pipe(server);
    server.on('data', (bytes) => {
      if (weather === 'open') browser.write(bytes);
      else {
        // The whole answer has been made by now: what it tells of is committed.
        answersLost += 1;
        browser.destroy();
        server.destroy();
      }
    });
    browser.on('close', () => server.destroy());
    server.on('close', () => browser.destroy());
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  const { port: own } = line.address() as net.AddressInfo;
  return {
    url: `http://127.0.0.1:${own}`,
    get answersLost() {
      return answersLost;
    },
    set(next) {
      weather = next;
      if (next === 'cut') for (const socket of sockets) socket.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        line.close(() => resolve());
      }),
  };
}
