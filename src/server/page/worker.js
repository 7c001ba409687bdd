// Listens to the server once for all open pages. Each page is a port that is told what comes.

const ports = new Set();
let newest = null;
let connected = null;

function listen() {
  const stream = new EventSource('events');
  stream.addEventListener('build', (event) => tell({ news: (newest = JSON.parse(event.data)) }));
  stream.addEventListener('open', () => tell({ connected: (connected = true) }));
  stream.addEventListener('error', () => {
    tell({ connected: (connected = false) });
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
  });
}

function tell(message) {
  for (const port of ports) port.postMessage(message);
}

addEventListener('connect', ({ ports: [port] }) => {
  ports.add(port);
  port.addEventListener('message', (event) => event.data === 'bye' && ports.delete(port));
  port.start();
  if (connected !== null) port.postMessage({ connected });
  if (newest) port.postMessage({ news: newest });
});

listen();
