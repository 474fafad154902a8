// A bot made with Microsoft's own botbuilder, behind the smallest Direct Line that brings its activities to a client as they are:
// node botbuilder-bot.cjs <node_modules> <script>, where the script is a JSON array of {text, choices}, one for each thing the bot says.
const { createServer } = require('node:http');
const { join } = require('node:path');

const [, , modules, script] = process.argv;
const { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, MessageFactory } = require(join(modules, 'botbuilder'));

const lines = JSON.parse(script);
const say = line => line.choices.length > 0 ? MessageFactory.suggestedActions(line.choices, line.text) : MessageFactory.text(line.text);

class Bot extends ActivityHandler {
  constructor() {
    super();
    this.onMembersAdded(async (context, next) => {
      await context.sendActivity(say(lines[0]));
      await next();
    });
    this.onMessage(async (context, next) => {
      await context.sendActivity(say(lines[1]));
      await next();
    });
  }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new Bot();
const user = { id: 'dl_bewoner', role: 'user' };
const self = { id: 'bot', name: 'bot', role: 'bot' };
const conversation = { id: 'gesprek' };
const log = [];

// what Direct Line itself adds to an activity, and what it keeps from clients
function keep(activity) {
  const { serviceUrl, ...shown } = activity;
  log.push({ ...shown, id: `${conversation.id}|${String(log.length + 1).padStart(7, '0')}`, timestamp: new Date().toISOString(), channelId: 'directline', conversation });
  return log.at(-1).id;
}

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
    answer(201, { conversationId: conversation.id, token: 'token', expires_in: 3600 });
  } else if (request.method === 'POST') {
    const id = keep({ ...body, from: { ...user, ...body.from } });
    await deliver({ ...body, id, from: user }, port);
    answer(200, { id });
  } else {
    const after = Number(searchParams.get('watermark') ?? 0);
    answer(200, { activities: log.slice(after), watermark: String(log.length) });
  }
});
server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`));
