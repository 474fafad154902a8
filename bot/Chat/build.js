// Bundles the chat into one script, and writes it compressed beside it: node build.js [folder to write to]
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const out = process.argv[2] ?? 'out';

// Parts of Web Chat that this chat does not use: speech, the streaming transport (one class of it is inherited from), polyfills for browsers of before 2018.
const unused = /^(microsoft-cognitiveservices-speech-sdk(\/.*)?|botframework-directlinespeech-sdk|web-speech-cognitive-services(\/.*)?|botframework-streaming|core-js(\/.*)?|whatwg-fetch|url-search-params-polyfill)$/;

const trim = {
  name: 'trim',
  setup(plugin) {
    plugin.onResolve({ filter: unused }, ({ path }) => ({ path, namespace: 'unused' }));
    plugin.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = { WebSocketClient: class {} }', loader: 'js' }));
    // the name of a module of Node itself must end in a slash to mean the package
    plugin.onResolve({ filter: /^punycode$/ }, ({ resolveDir, kind }) => plugin.resolve('punycode/', { resolveDir, kind }));
  },
};

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await build({
  entryPoints: ['src/chat.js'],
  outfile: join(out, 'chat.js'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['chrome90', 'firefox90', 'safari15'],
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [trim],
});

const script = await readFile(join(out, 'chat.js'));
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
await writeFile(join(out, 'chat.js.br'), brotliCompressSync(script, quality));
await writeFile(join(out, 'chat.js.gz'), gzipSync(script, { level: 9 }));
await writeFile(join(out, 'chat.hash'), createHash('sha256').update(script).digest('hex').slice(0, 16));
