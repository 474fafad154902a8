// A bot made with Microsoft's own botbuilder, behind the smallest Direct Line that brings its activities to a client as they are, by polling and by socket:
// node botbuilder-bot.cjs <node_modules> <script>, where the script is a JSON object of what is said to the bot ("" = the conversation begins) and what it answers.
const { createServer } = require('node:http');
const { join } = require('node:path');

const [, , modules, script] = process.argv;
const { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, MessageFactory } = require(join(modules, 'botbuilder'));
const { Server } = require(join(modules, 'ws')); // botbuilder brings it

const answers = JSON.parse(script);
const say = ({ type, attachment, choices, text }) =>
  type ? { type } : attachment ? MessageFactory.attachment(attachment) : choices ? MessageFactory.suggestedActions(choices, text) : MessageFactory.text(text);

class Bot extends ActivityHandler {
  constructor() {
    super();
    const answer = said => async (context, next) => {
      await context.sendActivities(answers[said(context)].map(say));
      await next();
    };
    this.onMembersAdded(answer(() => ''));
    this.onMessage(answer(({ activity }) => activity.text));
  }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new Bot();
const user = { id: 'dl_bewoner', role: 'user' };
const self = { id: 'bot', name: 'bot', role: 'bot' };
const conversation = { id: 'gesprek' };
const log = [];
const sockets = new Server({ noServer: true });

// what Direct Line itself adds to an activity, and what it keeps from clients
function keep(activity) {
  const { serviceUrl, ...shown } = activity;
  log.push({ ...shown, id: `${conversation.id}|${String(log.length + 1).padStart(7, '0')}`, timestamp: new Date().toISOString(), channelId: 'directline', conversation });
  sockets.clients.forEach(socket => show(socket, log.slice(-1)));
  return log.at(-1).id;
}

const show = (socket, activities) => socket.send(JSON.stringify({ activities, watermark: String(log.length) }));

function deliver(activity, port) {
  const body = { ...activity, channelId: 'directline', serviceUrl: `http://127.0.0.1:${port}`, recipient: self, conversation };
  const response = { status() {}, send() {}, end() {}, header() {} };
  return adapter.process({ method: 'POST', headers: {}, body }, response, context => bot.run(context));
}

async function read(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return parts.length > 0 ? JSON.parse(Buffer.concat(parts).toString() || '{}') : {};
}

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://bot');
  const { port } = server.address();
  const body = request.method === 'POST' ? await read(request) : {};
  const answer = (status, content) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(content));
  if (pathname.startsWith('/v3/conversations/')) {
    answer(200, { id: keep({ ...body, from: { ...body.from, role: 'bot' } }) });
  } else if (pathname === '/v3/directline/conversations') {
    await deliver({ type: 'conversationUpdate', id: 'begin', from: user, membersAdded: [user] }, port);
    answer(201, { conversationId: conversation.id, token: 'token', expires_in: 3600, streamUrl: `ws://127.0.0.1:${port}/stream` });
  } else if (request.method === 'POST') {
    const id = keep({ ...body, from: { ...user, ...body.from } });
    await deliver({ ...body, id, from: user }, port);
    answer(200, { id });
  } else {
    const after = Number(searchParams.get('watermark') ?? 0);
    answer(200, { activities: log.slice(after).filter(({ type }) => type !== 'typing'), watermark: String(log.length) });
  }
});
server.on('upgrade', (request, connection, head) => sockets.handleUpgrade(request, connection, head, socket => show(socket, log)));
server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`));
