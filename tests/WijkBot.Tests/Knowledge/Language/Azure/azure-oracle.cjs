// Microsoft's own client asks for the language of each text on standard input (JSON: [{text, countryHint}]) at a server of its own; its requests go to standard output.
const http = require('node:http');
const path = require('node:path');
const { TextAnalysisClient, AzureKeyCredential } = require(path.join(process.argv[2], '@azure/ai-language-text'));

const read = [];
process.stdin.on('data', piece => read.push(piece));
process.stdin.on('end', () => {
  const asked = JSON.parse(Buffer.concat(read).toString('utf8'));
  const requests = [];
  const server = http.createServer((request, response) => {
    const body = [];
    request.on('data', piece => body.push(piece));
    request.on('end', () => {
      requests.push({ method: request.method, url: request.url, contentType: request.headers['content-type'], accept: request.headers.accept, key: request.headers['ocp-apim-subscription-key'], body: Buffer.concat(body).toString('utf8') });
      response.setHeader('content-type', 'application/json');
      response.end('{"kind":"LanguageDetectionResults","results":{"documents":[{"id":"0","detectedLanguage":{"name":"Dutch","iso6391Name":"nl","confidenceScore":1},"warnings":[]}],"errors":[],"modelVersion":"x"}}');
    });
  });
  server.listen(0, '127.0.0.1', async () => {
    const client = new TextAnalysisClient(`http://127.0.0.1:${server.address().port}`, new AzureKeyCredential('sleutel'), { allowInsecureConnection: true });
    for (const { text, countryHint } of asked) await client.analyze('LanguageDetection', [text], countryHint);
    server.close();
    process.stdout.write(JSON.stringify(requests));
  });
});
