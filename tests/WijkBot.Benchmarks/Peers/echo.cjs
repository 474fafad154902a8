// An echo bot with the Bot Framework JS SDK that counts the turns of each conversation: node echo.cjs CLIENTS memory|disk FOLDER
// "disk" keeps each conversation's state in a file of its own: written beside it, flushed to the disk (fsync), then renamed.
const [clients, kind, folder] = process.argv.slice(2);
const fs = require('node:fs/promises');
const http = require('node:http');
const path = require('node:path');
const { CloudAdapter, ConfigurationBotFrameworkAuthentication, ConversationState, MemoryStorage } =
    require('node:module').createRequire(path.join(clients, 'package.json'))('botbuilder');

class FileStorage {
    of(key) { return path.join(folder, encodeURIComponent(key)); }

    async read(keys) {
        const found = {};
        for (const key of keys)
            try { found[key] = JSON.parse(await fs.readFile(this.of(key), 'utf8')); } catch (fault) { if (fault.code !== 'ENOENT') throw fault; }
        return found;
    }

    async write(changes) {
        for (const [key, value] of Object.entries(changes)) {
            const file = await fs.open(this.of(key) + '~', 'w');
            await file.writeFile(JSON.stringify(value));
            await file.sync();
            await file.close();
            await fs.rename(this.of(key) + '~', this.of(key));
        }
    }

    async delete(keys) { for (const key of keys) await fs.rm(this.of(key), { force: true }); }
}

const state = new ConversationState(kind === 'disk' ? new FileStorage() : new MemoryStorage());
const turns = state.createProperty('turns');
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (_, fault) => { console.error(fault); process.exit(1); };

async function turn(context) {
    const count = (await turns.get(context, 0)) + 1;
    await turns.set(context, count);
    await context.sendActivity(`${count}: ${context.activity.text}`);
    await state.saveChanges(context);
}

http.createServer((request, answer) => {
    const parts = [];
    request.on('data', part => parts.push(part)).on('end', async () => {
        request.body = JSON.parse(Buffer.concat(parts).toString('utf8'));
        answer.status = code => { answer.statusCode = code; return answer; };
        answer.send = body => { answer.end(body === undefined ? undefined : JSON.stringify(body)); return answer; };
        answer.header = (name, value) => { answer.setHeader(name, value); return answer; };
        await adapter.process(request, answer, turn);
    });
}).listen(0, '127.0.0.1', function () { console.log(this.address().port); });
