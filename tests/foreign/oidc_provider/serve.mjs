// Starts the providers on free loopback ports, says where in one line, and ends with its standard input.
import { createServer } from "node:http";
import { makeFront } from "./front.mjs";
import { makeProvider } from "./provider.mjs";

const MODES = {
  dpop: { dpop: true, nonce: false, par: true },
  nonce: { dpop: true, nonce: true, par: true },
  bearer: { dpop: false, nonce: false, par: false },
};
const PLAIN = () => ({
  rotate: false, strip: false, cut: 0, slow: 0, moved: "", answer: {}, server: {}, resource: {}, seen: [], keys: [],
});
const realNow = Date.now;

async function read(req) {
  let text = "";
  for await (const piece of req) text += piece;
  return JSON.parse(text);
}

async function listen() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return [server, `http://127.0.0.1:${server.address().port}`];
}

// A play begins afresh with each POST; `ahead` moves this whole process in time, in seconds.
async function control(req, res, play) {
  if (req.method === "POST") {
    const { ahead = 0, ...wanted } = await read(req);
    Object.assign(play, PLAIN(), wanted);
    Date.now = () => realNow() + ahead * 1000;
  }
  res.writeHead(200, { "content-type": "application/json" });
  res.end(JSON.stringify({ seen: play.seen, keys: play.keys }));
}

const places = {};
let first;
for (const [name, mode] of Object.entries(MODES)) {
  const [server, origin] = await listen();
  const play = PLAIN();
  const provider = makeProvider(origin, mode, play);
  const front = makeFront(origin, origin, provider, mode, play);
  const callback = provider.callback();
  first ??= { origin, provider, mode };
  places[name] = origin;
  server.on("request", (req, res) => {
    if (req.url === "/play") return control(req, res, play);
    if (req.url.startsWith("/v1/") || req.url === "/.well-known/oauth-protected-resource") return front(req, res);
    return callback(req, res);
  });
}
const [elsewhere, origin] = await listen();
const play = PLAIN();
const front = makeFront(origin, first.origin, first.provider, first.mode, play);
elsewhere.on("request", (req, res) => (req.url === "/play" ? control(req, res, play) : front(req, res)));
places.elsewhere = origin;
process.stdout.write(`${JSON.stringify(places)}\n`);
process.stdin.on("end", () => process.exit(0)).resume();
