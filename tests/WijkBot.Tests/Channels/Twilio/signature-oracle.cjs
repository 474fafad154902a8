// Reads cases from standard input (JSON) and writes, per case, the signature that Twilio's own library makes and its verdicts.
const path = require('node:path');
const querystring = require('node:querystring');
const twilio = require(path.join(process.argv[2], 'twilio'));

const read = [];
process.stdin.on('data', piece => read.push(piece));
process.stdin.on('end', () => {
  const cases = JSON.parse(Buffer.concat(read).toString('utf8'));
  const verdicts = cases.map(c => {
    const params = c.json ? {} : { ...querystring.parse(c.body, null, null, { maxKeys: 0 }) };
    const url = c.json ? `${c.signedUrl}${c.signedUrl.includes('?') ? '&' : '?'}bodySHA256=${twilio.getExpectedBodyHash(c.body)}` : c.signedUrl;
    const signature = twilio.getExpectedTwilioSignature(c.token, url, params);
    const receivedUrl = c.json ? c.receivedUrl + url.slice(c.signedUrl.length) : c.receivedUrl;
    const accepts = given => c.json
      ? twilio.validateRequestWithBody(c.token, given, receivedUrl, c.body)
      : twilio.validateRequest(c.token, given, receivedUrl, params);
    const forged = signature.startsWith('A') ? 'B' + signature.slice(1) : 'A' + signature.slice(1);
    return { signature, forged, receivedUrl, accepted: accepts(signature), acceptedForged: accepts(forged) };
  });
  process.stdout.write(JSON.stringify(verdicts));
});
