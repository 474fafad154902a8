// Trains NLP.js on phrases read from standard input and prints what it makes of others: the measure beside ours.
// in:  {"train":[{"text","label"}],"sets":{"name":["text"]}}
// out: {"trainSeconds","p50Milliseconds","heapMegabytes","residentMegabytes","answers":{"name":["label"]}}
const { NlpManager } = require('node-nlp');

async function main() {
  const input = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
  global.gc();
  const before = process.memoryUsage().heapUsed;
  const manager = new NlpManager({ languages: ['nl'], forceNER: false, autoSave: false, nlu: { log: false, useNoneFeature: false } });
  for (const { text, label } of input.train) manager.addDocument('nl', text, label);
  const start = performance.now();
  const log = console.log;
  console.log = () => {};
  await manager.train();
  console.log = log;
  const trainSeconds = (performance.now() - start) / 1000;

  const answers = {};
  const times = [];
  for (const [name, texts] of Object.entries(input.sets)) {
    answers[name] = [];
    for (const text of texts) {
      const began = performance.now();
      const result = await manager.nlp.classify('nl', text);
      times.push(performance.now() - began);
      answers[name].push((result.classifications ?? result)[0]?.intent ?? 'None');
    }
  }
  times.sort((a, b) => a - b);
  global.gc();
  const memory = process.memoryUsage();
  process.stdout.write(JSON.stringify({
    trainSeconds,
    p50Milliseconds: times[times.length >> 1],
    heapMegabytes: (memory.heapUsed - before) / 1e6,
    residentMegabytes: memory.rss / 1e6,
    answers,
  }));
  return manager; // alive until here: its memory is what is measured
}

main();
